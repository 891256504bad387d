//===- TimingUnsafeCompare.cpp - How long a comparison takes tells a secret
//---===//

#include "Check.h"
#include "ComparedSecrets.h"
#include "Flows.h"
#include "SensitiveFlows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "timing-unsafe-compare",
    .Title = "How long a comparison takes tells a secret",
    .Cwe = {208},
    .Owasp = {2},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.9,
    .Accuracy = Precision::High,
    .HasFix = true,
};

/// Comparisons are everywhere, and what is compared comes from nearby.
static constexpr unsigned MaxStates = 5000;

/// Whether \p Id is what an HMAC gave.
static bool isMac(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
    return false;
  const Row *R = protectorOf(P, Id, "secrecy");
  return P.rowOf(P.call(N.Ref), Role::Mac) || (R && R->text("by") == "mac");
}

/// The way on which \p Id comes from an HMAC, or nothing. What spells it, in
/// hexadecimal or Base64, looks its characters up: no edge says so.
static std::optional<Flow> macBehind(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    if (isMac(P, N))
      return Step::Found;
    return P.requestSource(N) || protectorOf(P, N, "secrecy") ? Step::Stop
                                                              : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  auto Beyond = [&](NodeId N, llvm::function_ref<void(NodeId)> Visit) {
    const Node &Here = P.node(N);
    if (Here.Kind != NodeKind::Call || Here.Type != ValueType::Text)
      return;
    for (NodeId Argument : P.call(Here.Ref).Arguments)
      if (Argument != NoNode)
        Visit(Argument);
  };
  std::vector<Flow> Found = P.origins(Id, {.At = At,
                                           .Passes = Passes,
                                           .Beyond = Beyond,
                                           .MaxOrigins = 1,
                                           .MaxStates = MaxStates});
  return Found.empty() ? std::nullopt : std::optional(std::move(Found[0]));
}

/// Whether \p Id comes from the environment by a name that says that it is
/// secret.
static bool isSecret(const Program &P, NodeId Id) {
  const Row *R = P.environmentSource(Id);
  if (!R)
    return false;
  const Node &N = P.node(Id);
  StringRef Name =
      N.Kind == NodeKind::Call ? keyOf(P, P.call(N.Ref), *R) : StringRef();
  return P.models().sensitive().find(Name) != nullptr;
}

/// The way on which \p Id is such a secret, or nothing.
static std::optional<Flow> secretBehind(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    if (!P.environmentSource(N))
      return Step::Continue;
    return isSecret(P, N) ? Step::Found : Step::Stop;
  };
  auto Passes = [](const Edge &E) { return E.keepsValue(); };
  std::vector<Flow> Found = P.origins(
      Id,
      {.At = At, .Passes = Passes, .MaxOrigins = 1, .MaxStates = MaxStates});
  return Found.empty() ? std::nullopt : std::optional(std::move(Found[0]));
}

namespace {
/// What a client can guess at, and where from.
struct Guessed {
  std::string What;
  Flow Way;
};
} // namespace

/// The key or token that the program keeps, by its name, and \p Kept holds, if
/// a client sent \p Sent. By an identifier, objects are found.
static std::optional<Guessed> keptSecret(const Program &P, NodeId Kept,
                                         NodeId Sent) {
  for (SensitiveFlow &F : sensitiveInto(P, Kept, Concern::Compare))
    if (F.Category->Credential && !F.Category->Guessable &&
        !StringRef(F.Name).ends_with_insensitive("id") &&
        isSentAndKept(P, Sent, Kept))
      return Guessed{.What = "a " + F.Category->Name, .Way = std::move(F.Way)};
  return std::nullopt;
}

namespace {
/// Finds what a client can guess at in what the program compares.
class Secrets {
public:
  explicit Secrets(const Program &P) : P(P) {
    llvm::SmallVector<NodeId, 0> Named;
    for (NodeId N = 0; N < P.nodeCount(); ++N) {
      HasMac |= isMac(P, N);
      if (isSecret(P, N))
        Named.push_back(N);
    }
    MayBeNamed = P.reachableFrom(Named);
  }

  /// What \p Kept is of that, if a client may have sent \p Sent.
  std::optional<Guessed> at(NodeId Kept, NodeId Sent) const {
    if (std::optional<Flow> Way = HasMac ? macBehind(P, Kept) : std::nullopt)
      return Guessed{.What = "a signature", .Way = std::move(*Way)};
    if (std::optional<Flow> Way =
            MayBeNamed.test(Kept) ? secretBehind(P, Kept) : std::nullopt)
      return Guessed{.What = "a secret", .Way = std::move(*Way)};
    return keptSecret(P, Kept, Sent);
  }

private:
  const Program &P;
  bool HasMac = false;
  llvm::BitVector MayBeNamed; ///< By node: a secret may get there.
};
} // namespace

/// Has `memcmp` of as many bytes take equally long for all, by a library whose
/// headers the file includes already.
static std::optional<Fix> compareAll(const Program &P, const Call &C) {
  Location Where = P.location(C.Where);
  StringRef File = P.sources().text(Where.File);
  StringRef Written = P.sources().text(Where);
  size_t Name = Written.find("memcmp(");
  if (C.Where.InMacro || P.text(C.Name) != "memcmp" ||
      (Name != 0 && !Written.starts_with("std::memcmp(") &&
       !Written.starts_with("::memcmp(")))
    return std::nullopt;
  Where.Length = Name + StringRef("memcmp").size();
  if (File.contains("#include <openssl/"))
    return Fix{.Description = "compare in constant time",
               .Edits = {{.Range = Where, .Text = "CRYPTO_memcmp"}},
               .Includes = {"<openssl/crypto.h>"}};
  if (File.contains("#include <sodium.h>"))
    return Fix{.Description = "compare in constant time",
               .Edits = {{.Range = Where, .Text = "sodium_memcmp"}},
               .Includes = {}};
  return std::nullopt;
}

/// What \p By compares tells of a secret: \p What, which came along \p Way.
static Finding findingOf(const Program &P, const Call &By,
                         const std::string &What, const Flow &Way) {
  Finding F{.CheckId = Info.Id,
            .Message = What + " is compared with what a client sent, and how "
                              "long that takes tells how much of it is right",
            .Where = P.location(By.Where),
            .Level = Info.Level};
  addWay(F, P, Way, What, F.Where, "compared");
  if (std::optional<Fix> Mend = compareAll(P, By))
    F.Fixes.push_back(std::move(*Mend));
  return F;
}

/// Secrets that stand in the code. Passwords are of another check.
static void addLiterals(const Program &P, std::vector<Finding> &Findings) {
  llvm::SmallPtrSet<const Call *, 4> Reported;
  for (const ComparedSecret &Each : comparedSecrets(P)) {
    const LiteralSecret &Literal = Each.Secret;
    if (Literal.Use.What == "password" || !Reported.insert(Each.By).second)
      continue;
    Findings.push_back(
        findingOf(P, *Each.By, ("a " + Literal.Use.What).str(), Literal.Way));
    Findings.back().Secrets = Literal.More;
    Findings.back().Secrets.push_back(Literal.Literal);
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  const Secrets Known(P);
  std::vector<Finding> Findings;
  addLiterals(P, Findings);
  for (const Comparison &Each : comparisons(P))
    for (auto [Kept, Sent] :
         {std::pair(Each.Left, Each.Right), std::pair(Each.Right, Each.Left)}) {
      if (P.node(Kept).Kind == NodeKind::Literal ||
          P.node(Sent).Kind == NodeKind::Literal || !P.mayHoldRequest(Sent))
        continue;
      std::optional<Guessed> Secret = Known.at(Kept, Sent);
      if (!Secret || textFromRequest(P, Sent).empty())
        continue;
      Findings.push_back(findingOf(P, *Each.By, Secret->What, Secret->Way));
      break;
    }
  return Findings;
}

namespace portcullis {
Check checkTimingUnsafeCompare() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
