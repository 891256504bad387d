//===- ServerSideRequestForgery.cpp - The client chooses where the server
// connects to ---===//

#include "Flows.h"
#include "Injection.h"
#include "Link/Urls.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "server-side-request-forgery",
    .Title = "The client chooses which host the server connects to",
    .Cwe = {918},
    .Owasp = {7},
    .Level = Severity::High,
    .SecuritySeverity = 8.6,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// Whether the host is settled in front of it.
static bool staysOnHost(const Program &P, const Flow &Way, const Row &) {
  return settlesHost(textBefore(P, Way), UrlBegin::Host) ||
         beginsWithPath(P, Way);
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return findInjections(P,
                        {.Info = Info,
                         .Purpose = "url",
                         .Guards = TextGuards | GuardHost,
                         .Where = "the host of an outgoing request",
                         .IsHarmless = staysOnHost},
                        actingIn(P, {"url"}));
}

namespace portcullis {
Check checkServerSideRequestForgery() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
