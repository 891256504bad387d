//===- GithubReport.cpp - Findings as workflow commands -------------------===//

#include "Report/Report.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>

using namespace portcullis;

/// Escapes as GitHub's toolkit does; properties need more than messages.
static std::string escaped(llvm::StringRef Text, bool IsProperty) {
  std::string Result;
  for (char C : Text) {
    bool Special = C == '%' || C == '\r' || C == '\n' ||
                   (IsProperty && (C == ':' || C == ','));
    if (Special)
      Result += llvm::formatv("%{0:X-2}", static_cast<unsigned>(C)).str();
    else
      Result += C;
  }
  return Result;
}

/// GitHub shows ten annotations of a level for a step, the first ones.
static constexpr size_t MostShown = 10;

void portcullis::writeGithub(llvm::raw_ostream &Out,
                             llvm::ArrayRef<Finding> Findings,
                             const ReportContext &Context) {
  std::map<llvm::StringRef, size_t> Count;
  for (size_t I : byRank(Findings)) {
    const Finding &F = Findings[I];
    std::string Suppressed;
    if (const std::string *Reason = Context.suppression(I))
      Suppressed =
          Reason->empty() ? " (suppressed)" : " (suppressed: " + *Reason + ")";
    llvm::StringRef Level = F.Level >= Severity::High ? "error" : "warning";
    if (!Suppressed.empty())
      Level = "notice";
    if (++Count[Level] > MostShown)
      continue;
    Out << llvm::formatv(
        "::{0} file={1},line={2},endLine={3},col={4},title={5}::{6}\n", Level,
        escaped(relativeTo(Context.Root, F.Where.File), true), F.Where.Line,
        F.Where.EndLine, F.Where.Column,
        escaped(("portcullis-" + F.CheckId).str(), true),
        escaped(F.Message + Suppressed, false));
  }
  size_t Left = 0;
  for (auto [Level, Number] : Count)
    Left += Number > MostShown ? Number - MostShown : 0;
  if (Left)
    Out << llvm::formatv(
        "::notice title=portcullis::{0} more finding{1}: "
        "GitHub shows {2} of a level; --format=text and sarif have all\n",
        Left, Left == 1 ? "" : "s", MostShown);
}
