//===- JwtUncheckedClaims.cpp - A verifier takes tokens of any issuer or
// audience ---===//

#include "Check.h"
#include "ClaimUses.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "jwt-unchecked-claims",
    .Title = "A verifier takes tokens of any issuer or audience",
    .Cwe = {345},
    .Owasp = {2},
    .Level = Severity::Low,
    .SecuritySeverity = 3.7,
    .Accuracy = Precision::High,
    .HasFix = false,
};

namespace {

/// A claim that says whom a token is from, or for.
struct Origin {
  StringRef Claim;
  StringRef Called;
};

} // namespace

static constexpr Origin Origins[] = {
    {.Claim = "iss", .Called = "issuer"},
    {.Claim = "aud", .Called = "audience"},
};
using Missing = llvm::SmallVector<const Origin *, 2>;

/// Whether \p C asks for the claim \p Wanted; one whose name is not known may
/// be it.
static bool expects(const Program &P, const Call &C, const Origin &Wanted) {
  const Row *R = P.rowOf(C, Role::TokenExpects);
  if (!R)
    return false;
  if (R->has("fixed_name"))
    return R->text("fixed_name") == Wanted.Claim;
  StringRef Name = P.literalText(P.nodeAt(C, R->position("name", {})));
  return Name.empty() || Name == Wanted.Claim ||
         llvm::is_contained(R->texts(Wanted.Called), Name);
}

static const Call *callAt(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  bool IsCall = N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect;
  return IsCall ? &P.call(N.Ref) : nullptr;
}

namespace {

/// What a call verifies tokens with.
class Verifiers {
public:
  explicit Verifiers(const Program &P);

  /// Calls \p Visit with each verifier, where it begins, and what it does not
  /// ask for; one that comes from where nobody knows asks for all.
  void
  each(llvm::function_ref<void(const Call &, const Missing &)> Visit) const;

private:
  std::vector<Flow> without(NodeId Verifier, const Origin &Wanted) const;
  bool isExpectedBy(const Call &Decode, const Origin &Wanted) const;
  bool isReadNear(uint32_t Function, const Origin &Wanted) const;
  bool isLookedAt(NodeId Id) const;

  const Program &P;
  llvm::DenseSet<NodeId> Asked; ///< What comparisons and guards are about.
  /// By claim: the functions that read it of a token and look at it.
  std::map<StringRef, llvm::DenseSet<uint32_t>> ReadBy;
};

} // namespace

Verifiers::Verifiers(const Program &P) : P(P) {
  for (const Comparison &Each : comparisons(P))
    Asked.insert_range(llvm::ArrayRef({Each.Left, Each.Right}));
  for (const RoleCall &Guard : P.withRole(Role::Guard)) {
    const Call &C = P.call(Guard.Call);
    if (C.Object != NoNode)
      Asked.insert(C.Object);
    for (NodeId Argument : C.Arguments)
      if (Argument != NoNode)
        Asked.insert(Argument);
  }
  for (const RoleCall &Read : P.withRole(Role::TokenRead)) {
    const Call &C = P.call(Read.Call);
    const StringRef Claim = claimRead(P, C, *Read.R);
    if (llvm::any_of(Origins,
                     [&](const Origin &O) { return O.Claim == Claim; }) &&
        isLookedAt(C.Result))
      ReadBy[Claim].insert(C.Function);
  }
}

/// The ways on which \p Verifier comes from its begin without being told to ask
/// for \p Wanted.
std::vector<Flow> Verifiers::without(NodeId Verifier,
                                     const Origin &Wanted) const {
  bool IsUnknown = false;
  auto At = [&](NodeId N, bool WholeValue) {
    const Call *C = callAt(P, N);
    if (C && expects(P, *C, Wanted))
      return Step::Stop;
    if (!P.into(N).empty())
      return Step::Continue;
    if (!WholeValue) // The object that it is a member of.
      return Step::Stop;
    IsUnknown |= !C || C->IsOwn || P.node(N).Kind == NodeKind::Effect;
    return Step::Found;
  };
  auto Passes = [&](const Edge &E) {
    IsUnknown |= E.Kind == EdgeKind::Unless && P.call(E.Label).IsOwn;
    return E.keepsValue() && E.Kind != EdgeKind::Store;
  };
  std::vector<Flow> Found = P.origins(Verifier, {.At = At, .Passes = Passes});
  llvm::erase_if(
      Found, [&](const Flow &Way) { return runsThroughErrors(P, Way.Path); });
  return IsUnknown ? std::vector<Flow>() : Found;
}

/// Whether \p Decode, which verifies as it decodes, is told to ask for
/// \p Wanted: by an argument.
bool Verifiers::isExpectedBy(const Call &Decode, const Origin &Wanted) const {
  auto At = [&](NodeId N, bool) {
    const Call *C = callAt(P, N);
    return C && expects(P, *C, Wanted) ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &) { return true; };
  return llvm::any_of(Decode.Arguments, [&](NodeId Argument) {
    return Argument != NoNode &&
           !P.origins(Argument, {.At = At, .Passes = Passes, .MaxOrigins = 1})
                .empty();
  });
}

/// Whether what \p Id holds is compared with something, or looked for.
bool Verifiers::isLookedAt(NodeId Id) const {
  static constexpr size_t MaxNodes = 64;
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Id);
  for (size_t I = 0; I < Pending.size() && I < MaxNodes; ++I) {
    if (Asked.contains(Pending[I]))
      return true;
    for (uint32_t Index : P.outOf(Pending[I]))
      Pending.insert(P.edge(Index).To);
  }
  return Pending.size() >= MaxNodes;
}

/// Whether \p Function, what it runs, or who runs it looks at the claim
/// \p Wanted of a token, as far as can be seen.
bool Verifiers::isReadNear(uint32_t Function, const Origin &Wanted) const {
  auto Readers = ReadBy.find(Wanted.Claim);
  if (Readers == ReadBy.end() && !P.hasErrors())
    return false;
  static constexpr size_t MaxFunctions = 32;
  llvm::SmallSetVector<uint32_t, 8> Callers;
  Callers.insert(Function);
  for (size_t I = 0; I < Callers.size() && I < MaxFunctions; ++I)
    for (uint32_t Caller : P.callers(Callers[I]))
      Callers.insert(P.call(Caller).Function);
  return llvm::any_of(Callers, [&](uint32_t Caller) {
    return llvm::any_of(P.reached(Caller), [&](uint32_t Reached) {
      return P.function(Reached).HasErrors ||
             (Readers != ReadBy.end() && Readers->second.contains(Reached));
    });
  });
}

void Verifiers::each(
    llvm::function_ref<void(const Call &, const Missing &)> Visit) const {
  std::map<uint32_t, Missing> Found; // By the call that begins a verifier.
  auto Lacks = [&](uint32_t Begin, uint32_t Function, const Origin &Wanted) {
    if (!isReadNear(Function, Wanted) &&
        !llvm::is_contained(Found[Begin], &Wanted))
      Found[Begin].push_back(&Wanted);
  };
  for (auto [Index, R] : P.withRole(Role::TokenVerify)) {
    const Call &C = P.call(Index);
    const Position Token = R->position("token", {});
    // One decodes as well, the other only knows of bytes.
    if (Token.At == Position::Result || P.rowOf(C, Role::Mac))
      continue;
    NodeId Verifier = C.Object != NoNode || Token.Index == 0
                          ? C.Object
                          : P.nodeAt(C, {.Index = 0});
    if (Verifier != NoNode)
      for (const Origin &Wanted : Origins)
        for (const Flow &Way : without(Verifier, Wanted))
          Lacks(P.node(Way.Origin).Ref, C.Function, Wanted);
  }
  for (auto [Index, R] : P.withRole(Role::TokenDecode)) {
    const Call &C = P.call(Index);
    const Row *Verify = P.rowOf(C, Role::TokenVerify);
    if (R->flag("verifies") || Verify)
      for (const Origin &Wanted : Origins)
        if (!isExpectedBy(C, Wanted))
          Lacks(Index, C.Function, Wanted);
  }
  for (const auto &[Begin, Missed] : Found)
    if (!Missed.empty())
      Visit(P.call(Begin), Missed);
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  Verifiers(P).each([&](const Call &Begin, const Missing &Missed) {
    llvm::SmallVector<StringRef, 2> Called;
    for (const Origin *Wanted : Missed)
      Called.push_back(Wanted->Called);
    Findings.push_back(
        {.CheckId = Info.Id,
         .Message = llvm::formatv("tokens of any {0} pass: {1} checked",
                                  llvm::join(Called, " and any "),
                                  Missed.size() == 1 ? "it is never"
                                                     : "neither is ever"),
         .Where = P.location(Begin.Where),
         .Level = Info.Level});
  });
  return Findings;
}

namespace portcullis {
Check checkJwtUncheckedClaims() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
