//===- JwtHardcodedSecret.cpp - A literal is the secret that signs or verifies
// tokens ---===//

#include "Check.h"
#include "TokenKeys.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "jwt-hardcoded-secret",
    .Title = "A literal is the secret that signs or verifies tokens",
    .Cwe = {798, 321},
    .Owasp = {2},
    .Level = Severity::Critical,
    .SecuritySeverity = 9.8,
    .Accuracy = Precision::VeryHigh,
    .HasFix = true,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return reportSecrets(P, Info, literalKeys(P));
}

namespace portcullis {
Check checkJwtHardcodedSecret() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
