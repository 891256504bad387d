//===- LogInjection.cpp - Request data with line breaks reaches a log ---===//

#include "Flows.h"
#include "Injection.h"
#include "Masks.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "log-injection",
    .Title = "Request data with line breaks reaches a log",
    .Cwe = {117},
    .Owasp = {8},
    .Level = Severity::Low,
    .SecuritySeverity = 3.1,
    .Accuracy = Precision::Medium,
    .HasFix = false,
};

/// Whether only a few characters of it arrive: too few for a line.
static bool isFragment(const Program &P, const Flow &Way, const Row &) {
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    bool LeavesOut = llvm::any_of(P.into(Way.Path[I]), [&](uint32_t Index) {
      const Edge &E = P.edge(Index);
      return E.From == Way.Path[I - 1] && leavesOut(P, E, /*Guessable=*/true);
    });
    if (LeavesOut || isMasked(P, Way.Path[I]))
      return true;
  }
  return false;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Acting> Logged = actingIn(P, {"log"});
  llvm::erase_if(Logged, [](const Acting &A) {
    return A.Sink.R->text("lines") == "escaped";
  });
  return findInjections(P,
                        {.Info = Info,
                         .Purpose = "line",
                         .Guards = TextGuards | GuardOneLine,
                         .Where = "a log line",
                         .IsHarmless = isFragment,
                         .IsSource = mayBreakLines,
                         .ByMembers = false,
                         .TakesChains = true},
                        Logged);
}

namespace portcullis {
Check checkLogInjection() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
