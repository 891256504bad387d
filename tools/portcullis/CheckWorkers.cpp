//===- CheckWorkers.cpp - Checks side by side -----------------------------===//

#include "CheckWorkers.h"
#include "Driver/Workers.h"
#include "Report/FindingArchive.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

/// Of a program, for workers to be worth it: two take 3 ms to start, and no
/// check takes as long for less.
static constexpr size_t FewestCalls = 5'000;

namespace {

/// What one check says.
struct Answer {
  std::vector<Finding> Findings;
  std::vector<CutSearch> Cut;
};

template <typename Archive> void describe(Archive &A, As<Archive, Answer> &It) {
  A(It.Findings, It.Cut);
}

} // namespace

std::vector<Finding>
portcullis::runChecksInWorkers(const Program &P, const CheckOptions &Options,
                               llvm::ArrayRef<const Check *> Enabled,
                               unsigned Workers) {
  if (Workers < 2 || P.calls().size() < FewestCalls)
    return runChecks(P, Options, Enabled);
  std::vector<Finding> Findings;
  std::vector<const Check *> Left = Enabled.vec(); // That no worker ran.
  auto Run = [&](size_t Number) {
    return toBytes(Answer{
        .Findings = runChecks(P, Options, Enabled[Number]),
        .Cut = {P.givenUp().begin(), P.givenUp().end()},
    });
  };
  auto Done = [&](size_t Number, const WorkResult &Result) {
    Answer Given;
    if (!Result.Lost.empty() || !fromBytes(Result.Bytes, Given))
      return;
    llvm::erase(Left, Enabled[Number]);
    P.addGivenUp(std::move(Given.Cut));
    for (Finding &F : Given.Findings) {
      F.CheckId = Enabled[Number]->Info.Id;
      Findings.push_back(std::move(F));
    }
  };
  llvm::consumeError(
      runInWorkers(Enabled.size(), {.Workers = Workers}, Run, Done));
  llvm::append_range(Findings, runChecks(P, Options, Left));
  llvm::sort(Findings);
  return Findings;
}
