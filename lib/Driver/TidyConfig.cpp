//===- TidyConfig.cpp - What .clang-tidy files say ------------------------===//

#include "Driver/TidyConfig.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace portcullis;
using clang::tidy::CachedGlobList;
using clang::tidy::ClangTidyOptions;
using llvm::StringRef;

static ClangTidyOptions asOptions(const SettingMap &CommandLine) {
  ClangTidyOptions Result;
  for (const auto &[Key, Value] : CommandLine)
    Result.CheckOptions[Key] = ClangTidyOptions::ClangTidyValue(Value);
  return Result;
}

TidyConfig::TidyConfig(StringRef Checks, const SettingMap &CommandLine)
    : Checks(Checks), Provider(clang::tidy::ClangTidyGlobalOptions(),
                               ClangTidyOptions(), asOptions(CommandLine)) {}

TidyConfig::FileConfig &TidyConfig::configOf(StringRef File) {
  FileConfig &Config = Files[File];
  if (Config.Checks)
    return Config;
  if (llvm::sys::fs::exists(llvm::sys::path::parent_path(File)))
    Config.Options = Provider.getOptions(File);
  std::string Globs = Config.Options.Checks.value_or("");
  if (!StringRef(Globs).contains("portcullis")) {
    // To name a check asks for that one, to take one away leaves the others.
    bool IsChosen = !Checks.empty() && !StringRef(Checks).starts_with("-");
    Globs += IsChosen ? "" : ",portcullis-*";
  }
  Config.Checks = std::make_unique<CachedGlobList>(Globs + "," + Checks);
  return Config;
}

bool TidyConfig::isEnabled(StringRef Id, StringRef File) {
  return configOf(File).Checks->contains(("portcullis-" + Id).str());
}

bool TidyConfig::showsHeader(StringRef File) {
  const ClangTidyOptions &Options = configOf(File).Options;
  auto Matches = [&](const std::string &Pattern) {
    return llvm::Regex(Pattern).match(File); // Never, if it is empty.
  };
  return Matches(Options.HeaderFilterRegex.value_or(".*")) &&
         !Matches(Options.ExcludeHeaderFilterRegex.value_or(""));
}

llvm::Expected<Settings> TidyConfig::settings(StringRef File) {
  return readSettings(configOf(File).Options.CheckOptions, File);
}

void TidyConfig::adjust(clang::tooling::CompileCommand &Command,
                        StringRef File) {
  const ClangTidyOptions &Options = configOf(File).Options;
  std::vector<std::string> &Line = Command.CommandLine;
  if (Options.RemovedArgs)
    llvm::erase_if(Line, [&](const std::string &Argument) {
      return llvm::is_contained(*Options.RemovedArgs, Argument);
    });
  using clang::tooling::ArgumentInsertPosition;
  using clang::tooling::getInsertArgumentAdjuster;
  if (Options.ExtraArgsBefore)
    Line = getInsertArgumentAdjuster(*Options.ExtraArgsBefore,
                                     ArgumentInsertPosition::BEGIN)(Line, File);
  if (Options.ExtraArgs)
    Line = getInsertArgumentAdjuster(*Options.ExtraArgs,
                                     ArgumentInsertPosition::END)(Line, File);
}
