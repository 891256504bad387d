//===- SqlInjection.cpp - Request data reaches SQL text ---===//

#include "BindValues.h"
#include "Flows.h"
#include "Injection.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "sql-injection",
    .Title = "Request data reaches SQL text",
    .Cwe = {89},
    .Owasp = {8},
    .Level = Severity::Critical,
    .SecuritySeverity = 9.8,
    .Accuracy = Precision::VeryHigh,
    .HasFix = true,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return findInjections(
      P,
      {.Info = Info,
       .Purpose = "sql",
       .Guards = TextGuards | GuardEscapedSql,
       .Where = "SQL text"},
      actingIn(P, {"sql"}), [&](Finding &F, const RoleCall &Sink, NodeId Text) {
        if (std::optional<Fix> Bound = bindValues(P, Sink, Text))
          F.Fixes.push_back(std::move(*Bound));
      });
}

namespace portcullis {
Check checkSqlInjection() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
