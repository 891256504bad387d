//===- PlaintextListener.cpp - A server listens without TLS ---===//

#include "Check.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "plaintext-listener",
    .Title = "A server listens without TLS",
    .Cwe = {319},
    .Owasp = {8},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.9,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// Loopback addresses (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3) and
/// Unix sockets do not leave the machine.
static bool isLocal(StringRef Host) {
  return Host.starts_with("127.") || Host == "localhost" || Host == "::1" ||
         Host == "[::1]" || Host.starts_with("unix:") || Host.starts_with("/");
}

static std::vector<Finding> run(const Program &P, const CheckOptions &Options) {
  std::vector<Finding> Findings;
  if (Options.TlsTerminatedUpstream)
    return Findings;
  for (const Listener &L : listenersOf(P)) {
    if (L.IsTls || !L.IsHostKnown || isLocal(L.Host))
      continue;
    Findings.push_back({.CheckId = Info.Id,
                        .Message = llvm::formatv(
                            "this server listens on '{0}' without TLS", L.Host),
                        .Where = P.location(P.call(L.Call).NameWhere),
                        .Level = Info.Level});
  }
  return Findings;
}

namespace portcullis {
Check checkPlaintextListener() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
