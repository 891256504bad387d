//===- TlsVerificationDisabled.cpp - A TLS client accepts any certificate
//---===//

#include "Check.h"
#include "Settings.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "tls-verification-disabled",
    .Title = "A TLS client accepts any certificate",
    .Cwe = {295},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 7.4,
    .Accuracy = Precision::High,
    .HasFix = true,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const UnsafeSetting &U : unsafeSettings(P, "tls-verification"))
    Findings.push_back(findingFor(
        P, Info, U,
        llvm::formatv("'{0}' is off: whoever answers is trusted", U.Name),
        "verify who answers"));
  return Findings;
}

namespace portcullis {
Check checkTlsVerificationDisabled() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
