//===- JwtHardcodedSecret.cpp - A literal is the secret that signs or verifies
// tokens ---===//

#include "Check.h"
#include "Flows.h"
#include "TokenKeys.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

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

/// Reads the secret from the environment in the literal's place and ends the
/// process if it is not set. A `const char *` stands wherever a literal does,
/// but for constant expressions, pasted literals and arrays.
static std::optional<Fix> readFromEnvironment(const Program &P,
                                              const Location &Literal) {
  StringRef Written = P.sources().text(Literal);
  StringRef Line = P.sources().line(Literal.File, Literal.Line);
  StringRef Rest = Line.substr(Literal.EndColumn - 1).ltrim();
  bool IsPlain = Written.starts_with("\"") || !Written.contains('"');
  if (!IsPlain || Written.empty() || Line.contains("constexpr") ||
      Line.contains("[]") || Rest.starts_with("\"") || Rest.starts_with("_") ||
      Line.ltrim().starts_with("#"))
    return std::nullopt;
  return Fix{
      .Description = "read the secret from the environment variable "
                     "JWT_SECRET, and stop if it is not set",
      .Edits = {{.Range = Literal,
                 .Text =
                     "[] { const char *Secret = std::getenv(\"JWT_SECRET\"); "
                     "if (!Secret || !*Secret) std::abort(); "
                     "return Secret; }()"}},
      .Includes = {"<cstdlib>"}};
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const LiteralKey &Key : literalKeys(P)) {
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv("token key is the literal {0}",
                                       redacted(Key.Text)),
              .Where = Key.Where,
              .Level = Info.Level};
    F.Flow = stepsOf(P, Key.Way, "the secret stands in the code", Key.Where,
                     "used as a token's key");
    F.Related.push_back({.Where = Key.Literal, .Text = "the literal"});
    F.Secrets.push_back(Key.Literal);
    if (std::optional<Fix> Mend = readFromEnvironment(P, Key.Literal))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkJwtHardcodedSecret() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
