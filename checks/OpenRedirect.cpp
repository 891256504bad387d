//===- OpenRedirect.cpp - The client chooses where a redirect leads ---===//

#include "Cors.h"
#include "Flows.h"
#include "Injection.h"
#include "Link/Urls.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "open-redirect",
    .Title = "The client chooses where a redirect leads",
    .Cwe = {601},
    .Owasp = {8},
    .Level = Severity::Medium,
    .SecuritySeverity = 6.1,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// What a link, or a form, on another page can choose. It cannot choose the
/// headers that a browser sends.
static bool isOfLink(const Program &P, NodeId Source) {
  return !llvm::is_contained({"header", "cookie", "method"},
                             P.requestSource(Source)->text("kind"));
}

/// Whether the host is settled in front of it, or it has no slash that could
/// lead to one.
static bool staysOnHost(const Program &P, const Flow &Way, const Row &) {
  return settlesHost(textBefore(P, Way), UrlBegin::Path) ||
         beginsWithPath(P, Way) ||
         P.isSegment(Way.Origin, elementTaken(P, Way));
}

static std::vector<Acting> targets(const Program &P) {
  std::vector<Acting> Found;
  for (RoleCall Redirect : P.withRole(Role::Redirect))
    P.eachAt(P.call(Redirect.Call), Redirect.R->positions("target"),
             [&](NodeId Value, const Span &Where) {
               Found.push_back(
                   {.Sink = Redirect, .Value = Value, .Where = Where});
             });
  for (const HeaderSet &Set : responseHeaders(P))
    if (Set.Name == "location" && Set.Value != NoNode)
      Found.push_back({.Sink = {.Call = Set.Call, .R = Set.R},
                       .Value = Set.Value,
                       .Where = givenAt(P, P.call(Set.Call), Set.Value)});
  return Found;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  // A URL leads elsewhere if it is complete, or if it begins with two slashes:
  // only who tests for both is safe.
  std::vector<Acting> Targets = targets(P);
  std::vector<Finding> Findings;
  for (unsigned Way : {GuardNoScheme, GuardOneSlash})
    llvm::append_range(Findings,
                       findInjections(P,
                                      {.Info = Info,
                                       .Purpose = "url",
                                       .Guards = TextGuards | GuardHost | Way,
                                       .Where = "the target of a redirect",
                                       .IsHarmless = staysOnHost,
                                       .IsSource = isOfLink},
                                      Targets));
  return Findings;
}

namespace portcullis {
Check checkOpenRedirect() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
