//===- CorsReflectedOrigin.cpp - The request's own origin is allowed ---===//

#include "Check.h"
#include "Cors.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "cors-reflected-origin",
    .Title = "The request's own origin is allowed",
    .Cwe = {942, 346},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::High,
    .HasFix = false,
};

static std::string messageFor(const OriginValue &Value) {
  if (Value.What == OriginValue::Null)
    return "origin 'null' is allowed: any sandboxed frame has it";
  if (Value.Guards & GuardSearch)
    return "the request's Origin is allowed after a regular expression that "
           "need not match all of it";
  if (Value.Guards & (GuardSubstring | GuardPrefix))
    return "the request's Origin is allowed after a test of a part of it only";
  return "the request's Origin is sent back as allowed without a look-up in a "
         "list";
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<HeaderSet> Headers = responseHeaders(P);
  for (const OriginValue &Value : unsafeOrigins(P, Headers)) {
    const bool IsReflected = Value.What == OriginValue::Reflected;
    if (Value.What == OriginValue::Wildcard ||
        (IsReflected && runsThroughErrors(P, Value.Way.Path)))
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = messageFor(Value),
              .Where = Value.Set->Where,
              .Level = Info.Level};
    addWay(F, P, Value.Way,
           Value.What == OriginValue::Null
               ? "the origin 'null'"
               : "the attacker's page is the request's Origin",
           F.Where, "sent as the allowed origin");
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkCorsReflectedOrigin() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
