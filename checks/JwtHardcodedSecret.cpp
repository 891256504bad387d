//===- JwtHardcodedSecret.cpp - A literal is the secret that signs or verifies
// tokens ---===//

#include "Check.h"
#include "Flows.h"
#include "Model/Sensitive.h"
#include "TokenKeys.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>

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

/// Whether \p Key is one literal, not put together.
static bool isWhole(const LiteralKey &Key) {
  return Key.IsExact && Key.More.empty();
}

/// Words of a name as an environment variable has them; empty if there is but
/// one, which tells nothing.
static std::string asVariable(StringRef Name) {
  std::vector<std::string> Words = wordsOf(Name);
  if (!Words.empty() && Words.front().size() == 1) // kSecret, g_key
    Words.erase(Words.begin());
  return Words.size() > 1 ? StringRef(llvm::join(Words, "_")).upper() : "";
}

/// The environment variable for \p Key: called as the macro that spells it, or
/// as the first variable that holds it.
static std::string environmentName(const Program &P, const LiteralKey &Key) {
  StringRef Written = P.sources().text(Key.Literal);
  std::string Name = Written.contains('"') ? "" : asVariable(Written);
  for (NodeId Id : Key.Way.Path) {
    const Node &N = P.node(Id);
    bool IsHolder = N.Kind == NodeKind::Variable || N.Kind == NodeKind::Field ||
                    N.Kind == NodeKind::Global;
    if (!Name.empty())
      break;
    if (IsHolder && !P.nameOf(Id).empty()) {
      Name = asVariable(P.nameOf(Id));
      break;
    }
  }
  return Name.empty() ? "JWT_SECRET" : Name;
}

/// From how many places \p Id may come. A field that is read comes from its
/// object, and from whoever wrote it: that is one.
static unsigned waysInto(const Program &P, NodeId Id) {
  bool IsRead = P.node(Id).Kind == NodeKind::Variable;
  return llvm::count_if(P.into(Id), [&](uint32_t Edge) {
    return !IsRead || P.edge(Edge).Kind != EdgeKind::Load;
  });
}

/// Whether the literal is only evaluated if it is the key: nothing else can be,
/// or it is one branch of `a ? b : c`. What stands in its place else would end
/// the process although another key is there.
static bool isLazy(const Program &P, const LiteralKey &Key) {
  bool IsHandedOn = false;
  for (NodeId Id : llvm::drop_begin(Key.Way.Path)) {
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Parameter)
      IsHandedOn = true; // Other callers may give something else.
    else if (waysInto(P, Id) > 1 && !P.soleLiteral(Id))
      return N.Kind == NodeKind::Join && N.Ref == NoIndex && !IsHandedOn;
  }
  return true;
}

/// Whether the length of the literal is written beside it.
static bool isMeasured(StringRef Rest) {
  Rest = Rest.ltrim(" )");
  if (!Rest.consume_front(","))
    return false;
  Rest = Rest.ltrim();
  return !Rest.empty() &&
         (llvm::isDigit(Rest.front()) || Rest.starts_with("sizeof") ||
          Rest.contains("strlen"));
}

/// Reads the secret from the environment in the literal's place and ends the
/// process if it is not set. A `const char *` stands wherever a literal does,
/// but for constant expressions, pasted literals and arrays.
static std::optional<Fix>
readFromEnvironment(const Program &P, const LiteralKey &Key, StringRef Name) {
  if (!isWhole(Key))
    return std::nullopt;
  const Location &Literal = Key.Literal;
  StringRef Written = P.sources().text(Literal);
  StringRef Line = P.sources().line(Literal.File, Literal.Line);
  StringRef Rest = Line.substr(Literal.EndColumn - 1).ltrim();
  bool IsPlain = Written.starts_with("\"") || !Written.contains('"');
  if (Name.empty() || !IsPlain || Written.empty() ||
      Line.contains("constexpr") || Line.contains("[]") ||
      Rest.starts_with("\"") || Rest.starts_with("_") ||
      Line.ltrim().starts_with("#") || isMeasured(Rest) || !isLazy(P, Key))
    return std::nullopt;
  return Fix{
      .Description = ("read the secret from the environment variable " + Name +
                      ", and stop if it is not set")
                         .str(),
      .Edits = {{.Range = Literal,
                 .Text = ("[] { const char *Secret = std::getenv(\"" + Name +
                          "\"); if (!Secret || !*Secret) std::abort(); "
                          "return Secret; }()")
                             .str()}},
      .Includes = {"<cstdlib>"}};
}

/// The names that several secrets have.
static llvm::StringSet<> sharedNames(llvm::ArrayRef<LiteralKey> Keys,
                                     llvm::ArrayRef<std::string> Names) {
  llvm::StringMap<StringRef> Secrets;
  llvm::StringSet<> Shared;
  for (auto [Key, Name] : llvm::zip_equal(Keys, Names))
    if (isWhole(Key) &&
        Secrets.try_emplace(Name, Key.Text).first->second != Key.Text)
      Shared.insert(Name);
  return Shared;
}

/// The environment variables of keys. Two secrets must not become one: where
/// names are equal, the functions that use them tell them apart; else none.
static std::vector<std::string> namesFor(const Program &P,
                                         llvm::ArrayRef<LiteralKey> Keys) {
  std::vector<std::string> Names;
  for (const LiteralKey &Key : Keys)
    Names.push_back(environmentName(P, Key));
  const llvm::StringSet<> Shared = sharedNames(Keys, Names);
  std::vector<std::string> Longer = Names;
  for (size_t I = 0; I < Keys.size(); ++I) {
    if (!Shared.contains(Names[I]))
      continue;
    const Node &Used = P.node(Keys[I].Way.Path.back());
    StringRef Function = P.text(P.function(Used.Function).Name);
    std::vector<std::string> Words = wordsOf(Function.rsplit("::").second);
    if (Words.empty())
      Words = wordsOf(Function);
    Longer[I] = StringRef(llvm::join(Words, "_")).upper() + "_" + Names[I];
  }
  const llvm::StringSet<> Still = sharedNames(Keys, Longer);
  for (std::string &Name : Longer)
    if (Still.contains(Name))
      Name.clear();
  return Longer;
}

/// Sees to it that nothing that \p Key is made of is shown.
static void addSecrets(const LiteralKey &Key, Finding &F) {
  F.Secrets.push_back(Key.Literal);
  for (const Location &Piece : Key.More) {
    F.Related.push_back({.Where = Piece, .Text = "another piece of it"});
    F.Secrets.push_back(Piece);
  }
}

/// Adds what \p Key, another literal that is used where \p F is, has to say.
static void addLiteral(const Program &P, const LiteralKey &Key, StringRef Name,
                       Finding &F) {
  if (llvm::is_contained(F.Secrets, Key.Literal))
    return;
  F.Related.push_back({.Where = Key.Literal, .Text = "another literal"});
  addSecrets(Key, F);
  std::optional<Fix> Mend = readFromEnvironment(P, Key, Name);
  if (!Mend || F.Fixes.empty())
    F.Fixes.clear(); // All or none: half mended is not mended.
  else
    F.Fixes.front().Edits.push_back(std::move(Mend->Edits.front()));
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<LiteralKey> Keys = literalKeys(P);
  std::vector<std::string> Names = namesFor(P, Keys);
  std::map<Location, size_t> Known; // Index of the finding there.
  for (auto [Key, Name] : llvm::zip(Keys, Names)) {
    auto [Same, IsNew] = Known.try_emplace(Key.Where, Findings.size());
    if (!IsNew) {
      addLiteral(P, Key, Name, Findings[Same->second]);
      continue;
    }
    Finding F{.CheckId = Info.Id,
              .Message = isWhole(Key)
                             ? "token key is the literal " + redacted(Key.Text)
                             : "token key is put together of literals",
              .Where = Key.Where,
              .Level = Info.Level};
    F.Flow = stepsOf(P, Key.Way, "the secret stands in the code", Key.Where,
                     "used as a token's key");
    F.Related.push_back({.Where = Key.Literal, .Text = "the literal"});
    addSecrets(Key, F);
    if (std::optional<Fix> Mend = readFromEnvironment(P, Key, Name))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkJwtHardcodedSecret() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
