//===- JwtWeakSecret.cpp - An HMAC key for tokens is shorter than its hash
//---===//

#include "Check.h"
#include "Flows.h"
#include "TokenKeys.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "jwt-weak-secret",
    .Title = "An HMAC key for tokens is shorter than its hash",
    .Cwe = {326},
    .Owasp = {2},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::VeryHigh,
    .HasFix = false,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const LiteralSecret &Key : literalKeys(P)) {
    // RFC 7518 section 3.2: a key of the size of the hash output or larger.
    size_t Needed = Key.HashBits / 8;
    if (!Key.IsExact || Key.Text.size() >= Needed)
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv(
                  "HMAC key of {0} bytes is shorter than the {1} bytes that "
                  "RFC 7518 asks for",
                  Key.Text.size(), Needed),
              .Where = Key.Where,
              .Level = Info.Level};
    addWay(F, P, Key.Way, "the key's length is known here", Key.Where,
           "used as an HMAC key");
    F.Secrets.push_back(Key.Literal);
    llvm::append_range(F.Secrets, Key.More);
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkJwtWeakSecret() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
