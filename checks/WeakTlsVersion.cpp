//===- WeakTlsVersion.cpp - A TLS version below 1.2 is permitted ---===//

#include "Check.h"
#include "Settings.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "weak-tls-version",
    .Title = "A TLS version below 1.2 is permitted",
    .Cwe = {327},
    .Owasp = {8},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.9,
    .Accuracy = Precision::High,
    .HasFix = true,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const UnsafeSetting &U : unsafeSettings(P, "tls-version"))
    Findings.push_back(findingFor(
        P, Info, U,
        llvm::formatv("'{0}' permits a TLS version below 1.2", U.Choice),
        "permit no version below TLS 1.2"));
  return Findings;
}

namespace portcullis {
Check checkWeakTlsVersion() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
