//===- GithubReport.cpp - Findings as workflow commands -------------------===//

#include "Report/Report.h"
#include "llvm/Support/FormatVariadic.h"

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

void portcullis::writeGithub(llvm::raw_ostream &Out,
                             llvm::ArrayRef<Finding> Findings,
                             const ReportContext &Context) {
  for (const Finding &F : Findings)
    Out << llvm::formatv(
        "::{0} file={1},line={2},endLine={3},col={4},title={5}::{6}\n",
        F.Level >= Severity::High ? "error" : "warning",
        escaped(relativeTo(Context.Root, F.Where.File), true), F.Where.Line,
        F.Where.EndLine, F.Where.Column,
        escaped(("portcullis-" + F.CheckId).str(), true),
        escaped(F.Message, false));
}
