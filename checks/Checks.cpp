//===- Checks.cpp - The list of all checks --------------------------------===//

#include "Check.h"
#include "Ranking.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/TimeProfiler.h"

namespace portcullis {
#define CHECK(Stem) Check check##Stem();
#include "Checks.def"
} // namespace portcullis

using namespace portcullis;

llvm::ArrayRef<Check> portcullis::allChecks() {
  static const Check Checks[] = {
#define CHECK(Stem) check##Stem(),
#include "Checks.def"
  };
  return Checks;
}

const Check *portcullis::findCheck(llvm::StringRef Id) {
  const Check *Found = llvm::find_if(
      allChecks(), [&](const Check &C) { return C.Info.Id == Id; });
  return Found == allChecks().end() ? nullptr : Found;
}

std::vector<Finding>
portcullis::runChecks(const Program &P, const CheckOptions &Options,
                      llvm::ArrayRef<const Check *> Enabled) {
  std::vector<Finding> Findings;
  for (const Check *C : Enabled) {
    llvm::TimeTraceScope Trace("Check", C->Info.Id);
    P.forgetGuards();
    for (Finding &F : C->Run(P, Options))
      if (F.Where.isValid()) {
        if (!P.isCode(F.Where.File))
          F.Fixes.clear(); // They are written for code.
        Findings.push_back(std::move(F));
      }
  }
  llvm::sort(Findings);
  // Instantiations of one template say the same of the same place.
  auto SamePlace = [](const Finding &A, const Finding &B) {
    return A.CheckId == B.CheckId && A.Where.File == B.Where.File &&
           A.Where.Line == B.Where.Line && A.Where.Column == B.Where.Column;
  };
  Findings.erase(llvm::unique(Findings, SamePlace), Findings.end());
  setConfidence(P, Findings);
  return Findings;
}
