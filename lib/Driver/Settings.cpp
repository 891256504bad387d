//===- Settings.cpp - What a user may set ---------------------------------===//

#include "Driver/Settings.h"
#include "Driver/Paths.h"
#include "Support/Error.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

static constexpr llvm::StringLiteral MaxLifetime = "portcullis.MaxLifetime";
static constexpr llvm::StringLiteral MinConfidence = "portcullis.MinConfidence";
static constexpr llvm::StringLiteral PublicPaths = "portcullis.PublicPaths";
static constexpr llvm::StringLiteral Rules = "portcullis.Rules";
static constexpr llvm::StringLiteral TlsUpstream =
    "portcullis.TlsTerminatedUpstream";

llvm::ArrayRef<llvm::StringLiteral> portcullis::settingNames() {
  static constexpr llvm::StringLiteral Names[] = {
      MaxLifetime, MinConfidence, PublicPaths, Rules, TlsUpstream};
  return Names;
}

bool portcullis::showsHeader(const clang::tidy::ClangTidyOptions &Given,
                             StringRef File) {
  auto Matches = [&](const std::string &Pattern) {
    return llvm::Regex(Pattern).match(File); // Never, if it is empty.
  };
  return Matches(Given.HeaderFilterRegex.value_or(".*")) &&
         !Matches(Given.ExcludeHeaderFilterRegex.value_or(""));
}

static std::vector<std::string> list(StringRef Value) {
  std::vector<std::string> Result;
  llvm::SmallVector<StringRef, 4> Parts;
  llvm::SplitString(Value, Parts, ",;");
  for (StringRef Part : Parts)
    Result.push_back(Part.trim().str());
  return Result;
}

static std::string directoryNear(StringRef File, StringRef Directory) {
  const std::string From = absolutePath(File);
  for (StringRef At = llvm::sys::path::parent_path(From);
       !At.empty() && llvm::sys::path::is_relative(Directory);
       At = llvm::sys::path::parent_path(At)) {
    llvm::SmallString<256> Candidate(At);
    llvm::sys::path::append(Candidate, Directory);
    if (llvm::sys::fs::is_directory(Candidate))
      return std::string(Candidate);
  }
  return Directory.str();
}

static Expected<bool> truth(StringRef Value) {
  if (Value == "true" || Value == "1")
    return true;
  if (Value == "false" || Value == "0")
    return false;
  return error("must be true or false, found '{0}'", Value);
}

static Error noSuchOption(StringRef Name) {
  const StringRef Nearest =
      *llvm::min_element(settingNames(), [&](StringRef A, StringRef B) {
        return Name.edit_distance(A) < Name.edit_distance(B);
      });
  constexpr unsigned Typo = 4; // Edits; more is another word.
  return error("there is no such option{0}",
               Name.edit_distance(Nearest) < Typo
                   ? ("; did you mean '" + Nearest + "'?").str()
                   : std::string());
}

static Error readOne(Settings &Result, StringRef Name, StringRef Value,
                     StringRef File) {
  if (Name == MaxLifetime) {
    unsigned Minutes = 0;
    if (Value.getAsInteger(10, Minutes))
      return error("must be a number of minutes, found '{0}'", Value);
    Result.ForChecks.MaxLifetimeMinutes = Minutes;
  } else if (Name == MinConfidence) {
    std::optional<Precision> Given = precisionFrom(Value);
    if (!Given)
      return error("must be low, medium, high or very-high, found '{0}'",
                   Value);
    Result.MinConfidence = *Given;
  } else if (Name == PublicPaths) {
    std::vector<std::string> Paths = list(Value);
    for (const std::string &Path : Paths)
      if (auto Glob = llvm::GlobPattern::create(Path); !Glob)
        return inContext("'" + Path + "'", Glob.takeError());
    Result.ForChecks.PublicPaths = std::move(Paths);
  } else if (Name == TlsUpstream) {
    Expected<bool> Given = truth(Value);
    if (!Given)
      return Given.takeError();
    Result.ForChecks.TlsTerminatedUpstream = *Given;
  } else if (Name == Rules) {
    for (StringRef Directory : list(Value))
      Result.Rules.push_back(directoryNear(File, Directory));
  } else {
    return noSuchOption(Name);
  }
  return Error::success();
}

Settings
portcullis::readSettings(const clang::tidy::ClangTidyOptions::OptionMap &Given,
                         StringRef File,
                         llvm::function_ref<void(StringRef, Error)> Complain) {
  std::vector<StringRef> Names;
  for (const auto &Entry : Given)
    if (Entry.getKey().starts_with("portcullis."))
      Names.push_back(Entry.getKey());
  llvm::sort(Names); // The map's own order is a hash's.
  Settings Result;
  for (StringRef Name : Names)
    if (Error E = readOne(Result, Name, Given.lookup(Name).Value, File))
      Complain(Name, inContext("option '" + Name + "'", std::move(E)));
  return Result;
}
