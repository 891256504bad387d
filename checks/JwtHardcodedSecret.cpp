//===- JwtHardcodedSecret.cpp - A literal is the secret that signs or verifies
// tokens ---===//

#include "Check.h"
#include "Flows.h"
#include "Model/Sensitive.h"
#include "TokenKeys.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
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

/// The environment variable for the secret that takes \p Way: called as the
/// first variable that holds it, so that two secrets stay two.
static std::string environmentName(const Program &P, const Flow &Way) {
  for (NodeId Id : Way.Path) {
    const Node &N = P.node(Id);
    bool IsHolder = N.Kind == NodeKind::Variable || N.Kind == NodeKind::Field ||
                    N.Kind == NodeKind::Global;
    if (!IsHolder || P.nameOf(Id).empty())
      continue;
    std::vector<std::string> Words = wordsOf(P.nameOf(Id));
    if (!Words.empty() && Words.front().size() == 1) // kSecret, g_key
      Words.erase(Words.begin());
    if (Words.size() > 1)
      return StringRef(llvm::join(Words, "_")).upper();
    break;
  }
  return "JWT_SECRET";
}

/// Reads the secret from the environment in the literal's place and ends the
/// process if it is not set. A `const char *` stands wherever a literal does,
/// but for constant expressions, pasted literals and arrays.
static std::optional<Fix> readFromEnvironment(const Program &P,
                                              const LiteralKey &Key) {
  const Location &Literal = Key.Literal;
  std::string Name = environmentName(P, Key.Way);
  StringRef Written = P.sources().text(Literal);
  StringRef Line = P.sources().line(Literal.File, Literal.Line);
  StringRef Rest = Line.substr(Literal.EndColumn - 1).ltrim();
  bool IsPlain = Written.starts_with("\"") || !Written.contains('"');
  if (!IsPlain || Written.empty() || Line.contains("constexpr") ||
      Line.contains("[]") || Rest.starts_with("\"") || Rest.starts_with("_") ||
      Line.ltrim().starts_with("#"))
    return std::nullopt;
  return Fix{
      .Description = "read the secret from the environment variable " + Name +
                     ", and stop if it is not set",
      .Edits = {{.Range = Literal,
                 .Text = "[] { const char *Secret = std::getenv(\"" + Name +
                         "\"); "
                         "if (!Secret || !*Secret) std::abort(); "
                         "return Secret; }()"}},
      .Includes = {"<cstdlib>"}};
}

/// Adds what \p Key, another literal that is used where \p F is, has to say.
static void addLiteral(const Program &P, const LiteralKey &Key, Finding &F) {
  if (llvm::is_contained(F.Secrets, Key.Literal))
    return;
  F.Related.push_back({.Where = Key.Literal, .Text = "another literal"});
  F.Secrets.push_back(Key.Literal);
  std::optional<Fix> Mend = readFromEnvironment(P, Key);
  if (!Mend || F.Fixes.empty())
    F.Fixes.clear(); // All or none: half mended is not mended.
  else
    F.Fixes.front().Edits.push_back(std::move(Mend->Edits.front()));
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const LiteralKey &Key : literalKeys(P)) {
    auto Same = llvm::find_if(
        Findings, [&](const Finding &F) { return F.Where == Key.Where; });
    if (Same != Findings.end()) {
      addLiteral(P, Key, *Same);
      continue;
    }
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv("token key is the literal {0}",
                                       redacted(Key.Text)),
              .Where = Key.Where,
              .Level = Info.Level};
    F.Flow = stepsOf(P, Key.Way, "the secret stands in the code", Key.Where,
                     "used as a token's key");
    F.Related.push_back({.Where = Key.Literal, .Text = "the literal"});
    F.Secrets.push_back(Key.Literal);
    if (std::optional<Fix> Mend = readFromEnvironment(P, Key))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkJwtHardcodedSecret() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
