//===- LogInjection.cpp - Request data with line breaks reaches a log ---===//

#include "Flows.h"
#include "Injection.h"

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

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return findInjections(P,
                        {.Info = Info,
                         .Purpose = "line",
                         .Guards = TextGuards | GuardOneLine,
                         .Where = "a log line",
                         .IsSource = mayBreakLines,
                         .ByMembers = false,
                         .TakesChains = true},
                        actingIn(P, {"log"}));
}

namespace portcullis {
Check checkLogInjection() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
