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

/// One finding for each server, wherever it is started.
static std::vector<Finding> run(const Program &P, const CheckOptions &Options) {
  std::vector<Finding> Findings;
  if (Options.TlsTerminatedUpstream)
    return Findings;
  std::vector<std::pair<Location, const Listener *>> Open;
  for (const Listener &L : listenersOf(P))
    if (!L.IsTls && !L.IsHidden && L.IsHostKnown && !L.isLocal() &&
        !L.OnlyRedirects)
      Open.emplace_back(P.location(P.call(L.Call).NameWhere), &L);
  llvm::sort(Open);
  std::vector<uint32_t> Started; // The first listener of each finding.
  for (const auto &[Where, L] : Open) {
    auto Same = llvm::find_if(Started, [&, L = L](uint32_t Other) {
      return isSameServer(P, L->Call, Other);
    });
    if (Same != Started.end()) {
      Findings[Same - Started.begin()].Related.push_back(
          {.Where = Where,
           .Text = llvm::formatv("or on '{0}' here", L->Host).str()});
      continue;
    }
    Started.push_back(L->Call);
    Findings.push_back(
        {.CheckId = Info.Id,
         .Message =
             llvm::formatv("this server listens on '{0}' without TLS", L->Host),
         .Where = Where,
         .Level = Info.Level});
  }
  return Findings;
}

namespace portcullis {
Check checkPlaintextListener() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
