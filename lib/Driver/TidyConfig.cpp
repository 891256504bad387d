//===- TidyConfig.cpp - What .clang-tidy files say ------------------------===//

#include "Driver/TidyConfig.h"
#include "Check.h"
#include "Support/Error.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"

using namespace portcullis;
using clang::tidy::CachedGlobList;
using clang::tidy::ClangTidyOptions;
using llvm::Error;
using llvm::StringRef;

static ClangTidyOptions asOptions(const SettingMap &CommandLine) {
  ClangTidyOptions Result;
  for (const auto &[Key, Value] : CommandLine)
    Result.CheckOptions[Key] = ClangTidyOptions::ClangTidyValue(Value);
  return Result;
}

/// \p Text with the key made a comment that clang-tidy wrote into each file
/// that it dumped until version 18, and has taken for an error since then.
static std::string withoutObsoleteKey(StringRef Text) {
  static constexpr StringRef Key = "AnalyzeTemporaryDtors:";
  std::string Result = Text.str();
  for (size_t At = 0; (At = Text.find(Key, At)) != StringRef::npos; ++At)
    if (At == 0 || Text[At - 1] == '\n')
      Result[At] = '#';
  return Result;
}

/// A handler of the provider: reads one file.
static llvm::ErrorOr<ClangTidyOptions> readFile(llvm::MemoryBufferRef File,
                                                std::string &Broken) {
  std::string Wrong;
  const std::string Text = withoutObsoleteKey(File.getBuffer());
  llvm::ErrorOr<ClangTidyOptions> Result =
      clang::tidy::parseConfigurationWithDiags(
          {Text, File.getBufferIdentifier()},
          [&](const llvm::SMDiagnostic &Said) {
            if (Wrong.empty())
              Wrong = llvm::formatv(
                  "{0}:{1}:{2}: {3}", File.getBufferIdentifier(),
                  Said.getLineNo(), Said.getColumnNo() + 1, Said.getMessage());
          });
  if (Result)
    return Result;
  if (Broken.empty())
    Broken =
        Wrong.empty()
            ? (File.getBufferIdentifier() + ": " + Result.getError().message())
                  .str()
            : Wrong;
  return ClangTidyOptions(); // clang-tidy's own remark would come on top.
}

TidyConfig::Provider::Provider(ClangTidyOptions CommandLine,
                               std::string &Broken)
    : FileOptionsProvider(
          clang::tidy::ClangTidyGlobalOptions(), ClangTidyOptions(),
          std::move(CommandLine),
          ConfigFileHandlers{{".clang-tidy", [&](llvm::MemoryBufferRef File) {
                                return readFile(File, Broken);
                              }}}) {
  FS = llvm::vfs::getRealFileSystem(); // That constructor leaves it empty.
}

TidyConfig::TidyConfig(StringRef Checks, const SettingMap &CommandLine)
    : Checks(Checks), Reader(asOptions(CommandLine), Broken) {}

/// Whether \p Glob is for some check of ours.
static bool isOurs(StringRef Glob) {
  clang::tidy::GlobList List(Glob);
  return llvm::any_of(allChecks(), [&](const Check &C) {
    return List.contains(("portcullis-" + C.Info.Id).str());
  });
}

void TidyConfig::noteUnknown(StringRef Glob, StringRef Source) {
  std::string Message = ("Checks: there is no check '" + Glob +
                         "'; see 'portcullis scan --list-checks'")
                            .str();
  if (llvm::none_of(Notices, [&](const Notice &N) {
        return N.File == Source && N.Message == Message;
      }))
    Notices.push_back({.File = Source.str(), .Message = std::move(Message)});
}

std::string TidyConfig::globsOf(StringRef Globs, StringRef Source) {
  bool NamesOurs = false;
  bool NamesOthers = false;
  std::string All;
  std::string Less; // What is taken away by our name.
  llvm::SmallVector<StringRef, 8> Parts;
  llvm::SplitString(Globs, Parts, ",\n");
  for (StringRef Part : Parts) {
    Part = Part.trim();
    StringRef Glob = Part;
    const bool IsLess = Glob.consume_front("-");
    const bool HasOurName = Glob.contains("portcullis");
    if (Glob.empty() || (HasOurName && !isOurs(Glob))) {
      if (!Glob.empty())
        noteUnknown(Glob, Source);
      continue;
    }
    NamesOurs |= !IsLess && isOurs(Glob);
    NamesOthers |= !IsLess && !isOurs(Glob);
    All += ("," + Part).str();
    if (IsLess && HasOurName)
      Less += ("," + Part).str();
  }
  if (NamesOurs)
    return All;
  // To take some away leaves the others; to name checks of others says nothing
  // of ours. The command line may ask for certain ones.
  const bool IsChosen = !Checks.empty() && !StringRef(Checks).starts_with("-");
  return (IsChosen ? "" : "portcullis-*") + (NamesOthers ? Less : All);
}

TidyConfig::FileConfig &TidyConfig::configOf(StringRef File) {
  FileConfig &Config = Files[File];
  if (Config.Checks)
    return Config;
  if (llvm::sys::fs::exists(llvm::sys::path::parent_path(File))) {
    Config.Sources = Reader.getRawOptions(File);
    Config.Options = Reader.getOptions(File);
  }
  StringRef Source;
  for (const auto &[Options, Name] : Config.Sources)
    if (Options.Checks)
      Source = Name;
  Config.Checks = std::make_unique<CachedGlobList>(
      globsOf(Config.Options.Checks.value_or(""), Source) + "," + Checks);
  return Config;
}

bool TidyConfig::isEnabled(StringRef Id, StringRef File) {
  return configOf(File).Checks->contains(("portcullis-" + Id).str());
}

bool TidyConfig::showsHeader(StringRef File) {
  clang::tidy::ClangTidyOptions Given = configOf(File).Options;
  // `clang-tidy --dump-config` wrote an empty one for years if none was given.
  if (Given.HeaderFilterRegex && Given.HeaderFilterRegex->empty())
    Given.HeaderFilterRegex.reset();
  return portcullis::showsHeader(Given, File);
}

llvm::Expected<Settings> TidyConfig::settings(StringRef File) {
  FileConfig &Config = configOf(File);
  if (!Broken.empty())
    return error("{0}", Broken);
  if (Config.Known)
    return *Config.Known;
  Error First = Error::success();
  Settings Result = readSettings(
      Config.Options.CheckOptions, File, [&](StringRef Option, Error Wrong) {
        StringRef Source;
        for (const auto &[Options, Name] : Config.Sources)
          if (Options.CheckOptions.contains(Option))
            Source = Name;
        if (llvm::sys::path::is_absolute(Source)) // Else it is an option's.
          Wrong = inContext(Source, std::move(Wrong));
        if (First)
          llvm::consumeError(std::move(Wrong));
        else
          First = std::move(Wrong);
      });
  if (First)
    return std::move(First);
  Config.Known = Result;
  return Result;
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
