//===- HeaderInjection.cpp - Request data reaches a response header ---===//

#include "Flows.h"
#include "Injection.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "header-injection",
    .Title = "Request data with line breaks reaches a response header",
    .Cwe = {113},
    .Owasp = {8},
    .Level = Severity::Medium,
    .SecuritySeverity = 6.1,
    .Accuracy = Precision::High,
    .HasFix = false,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return findInjections(P,
                        {.Info = Info,
                         .Purpose = "line",
                         .Guards = TextGuards | GuardOneLine,
                         .Where = "a response header",
                         .IsSource = mayBreakLines},
                        actingIn(P, {"header"}));
}

namespace portcullis {
Check checkHeaderInjection() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
