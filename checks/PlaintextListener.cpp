//===- PlaintextListener.cpp - A server listens without TLS ---===//

#include "Check.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

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

static std::vector<Finding> run(const Program &P, const CheckOptions &Options) {
  std::vector<Finding> Findings;
  if (Options.TlsTerminatedUpstream)
    return Findings;
  for (const Listener &L : listenersOf(P)) {
    if (L.IsTls || !L.IsHostKnown || L.isLocal() || L.OnlyRedirects)
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
