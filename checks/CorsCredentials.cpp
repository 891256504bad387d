//===- CorsCredentials.cpp - Credentials are allowed to origins nobody chose
//---===//

#include "Check.h"
#include "Cors.h"
#include "Flows.h"
#include "Statements.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "cors-credentials",
    .Title = "Credentials are allowed to origins nobody chose",
    .Cwe = {942},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 8.1,
    .Accuracy = Precision::High,
    .HasFix = true,
};

static bool allowsCredentials(const Program &P, const HeaderSet &Set) {
  if (Set.Name != "access-control-allow-credentials")
    return false;
  if (Set.Value == NoNode)
    return Set.FixedValue == "true";
  return llvm::any_of(P.literals(Set.Value), [&](const Flow &F) {
    return P.nameOf(F.Origin).equals_insensitive("true");
  });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<HeaderSet> Headers = responseHeaders(P);
  std::vector<OriginValue> Origins = unsafeOrigins(P, Headers);
  for (const HeaderSet &Set : Headers) {
    if (!allowsCredentials(P, Set))
      continue;
    // What names an origin in the same block, or function, answers for the
    // pair.
    auto IsWith = [&](const HeaderSet &Other, bool InBlock) {
      const Call &A = P.call(Other.Call);
      const Call &B = P.call(Set.Call);
      return A.Function == B.Function && (!InBlock || A.Block == B.Block);
    };
    auto NamesOrigin = [&](bool InBlock) {
      return llvm::any_of(Headers, [&](const HeaderSet &Other) {
        return Other.Name == "access-control-allow-origin" &&
               IsWith(Other, InBlock);
      });
    };
    const bool InBlock = NamesOrigin(true);
    const bool InFunction = NamesOrigin(false);
    auto Origin = llvm::find_if(Origins, [&](const OriginValue &Value) {
      return InFunction ? IsWith(*Value.Set, InBlock)
                        : Value.Set->ForAll || Set.ForAll;
    });
    if (Origin == Origins.end())
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = "credentials are allowed together with an origin that "
                         "anyone can be",
              .Where = Set.Where,
              .Level = Info.Level};
    F.Related.push_back(
        {.Where = Origin->Set->Where, .Text = "the origin is allowed here"});
    if (!Set.ForAll)
      if (std::optional<Fix> Mend =
              dropCall(P, P.call(Set.Call).Where, "do not allow credentials"))
        F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkCorsCredentials() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
