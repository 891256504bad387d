//===- StaleSuppressions.cpp - NOLINT comments without a use --------------===//

#include "StaleSuppressions.h"
#include "Check.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

const CheckInfo portcullis::StaleSuppression = {
    .Id = "stale-suppression",
    .Title = "A NOLINT comment suppresses nothing",
    .Cwe = {},
    .Owasp = {},
    .Level = Severity::Low,
    .SecuritySeverity = 0,
    .Accuracy = Precision::VeryHigh,
    .HasFix = false,
};

/// Whether \p Globs, in the words of clang-tidy, name the check \p C.
static bool names(const clang::tidy::GlobList &Globs, const Check &C) {
  return Globs.contains(("portcullis-" + C.Info.Id).str());
}

/// The first name of ours in \p Globs that no check has; empty if there is
/// none.
static StringRef nameOfNoCheck(StringRef Globs) {
  for (StringRef Glob : llvm::split(Globs, ',')) {
    Glob = Glob.trim();
    if (!Glob.starts_with("portcullis-"))
      continue;
    clang::tidy::GlobList Alone(Glob);
    if (llvm::none_of(allChecks(),
                      [&](const Check &C) { return names(Alone, C); }))
      return Glob;
  }
  return {};
}

namespace {

/// Judges comments of one scan.
class StaleFinder {
public:
  explicit StaleFinder(const StaleQuestion &Asked);

  /// Why the comment \p H suppresses nothing; empty if it does, or may.
  std::string reason(const NoLintComments::Heeded &H) const;

  /// Why it is not known of any that nothing is found at it; empty if it is.
  StringRef doubt() const { return Doubt; }

private:
  bool isSeenInFull(StringRef File) const;
  bool areOn(StringRef Globs, StringRef File) const;

  const StaleQuestion &Asked;
  StringRef Doubt;
};

} // namespace

StaleFinder::StaleFinder(const StaleQuestion &Asked) : Asked(Asked) {
  if (!Asked.Whole.IsWhole)
    Doubt = "this is not the whole project, and what else there is may need a "
            "NOLINT comment";
  else if (Asked.Said.HasSuspects)
    Doubt = "what could not be analysed may need a NOLINT comment";
}

/// Whether nothing that could be found in \p File was missed.
bool StaleFinder::isSeenInFull(StringRef File) const {
  return Doubt.empty() &&
         !llvm::binary_search(Asked.Scanned.FilesWithErrors, File) &&
         llvm::none_of(Asked.Said.GivenUp,
                       [&](const CutSearch &Cut) { return Cut.File == File; });
}

/// Whether all checks that \p Globs name are on for \p File.
bool StaleFinder::areOn(StringRef Globs, StringRef File) const {
  const clang::tidy::GlobList Named(Globs);
  return llvm::all_of(allChecks(), [&](const Check &C) {
    return !names(Named, C) || Asked.Config.isEnabled(C.Info.Id, File);
  });
}

std::string StaleFinder::reason(const NoLintComments::Heeded &H) const {
  const NoLintComment &C = H.Comment;
  if (!C.IsOurs || C.Kind == NoLintKind::End || C.EndWhere.isValid())
    return {};
  const StringRef Checks = C.Checks.value_or("");
  if (H.HasEnded && C.Until)
    return "ended on " + toString(*C.Until);
  if (H.IsUsed)
    return {};
  if (StringRef Name = nameOfNoCheck(Checks); !Name.empty())
    return ("suppresses nothing: there is no check '" + Name + "'").str();
  if (C.Kind == NoLintKind::Begin && !C.BlockEnd)
    return "suppresses nothing: no NOLINTEND has the same list";
  if (!areOn(Checks, C.Where.File) || !isSeenInFull(C.Where.File))
    return {};
  return "suppresses nothing";
}

std::vector<Finding> portcullis::staleSuppressions(const StaleQuestion &Asked) {
  const StaleFinder Finder(Asked);
  if (!Finder.doubt().empty())
    Asked.Scanned.Notices.push_back(
        {.Message =
             llvm::formatv("--report-stale-suppressions: {0}; only those "
                           "are told that have ended or name no check",
                           Finder.doubt())});
  std::vector<Finding> Result;
  for (StringRef File : Asked.Scanned.OwnFiles) {
    if (!llvm::binary_search(Asked.Whole.Files, File) &&
        !Asked.Config.showsHeader(File))
      continue;
    for (const NoLintComments::Heeded &H : Asked.Comments.commentsOf(File))
      if (std::string Why = Finder.reason(H); !Why.empty())
        Result.push_back(
            {.CheckId = StaleSuppression.Id,
             .Message = llvm::formatv("'{0}' {1}",
                                      Asked.Text.text(H.Comment.Where), Why),
             .Where = H.Comment.Where,
             .Level = StaleSuppression.Level});
  }
  return Result;
}
