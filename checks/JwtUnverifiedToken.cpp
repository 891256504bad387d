//===- JwtUnverifiedToken.cpp - Claims of a token are used that nobody verified
//---===//

#include "Check.h"
#include "ClaimUses.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "Link/Routes.h"
#include "TokenKeys.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <optional>

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "jwt-unverified-token",
    .Title = "Claims of a token are used that nobody verified",
    .Cwe = {347},
    .Owasp = {2},
    .Level = Severity::Critical,
    .SecuritySeverity = 9.1,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// Whether \p Function, or what it runs, verifies a token: by a library, or by
/// an HMAC of its own.
static bool verifies(const Program &P, uint32_t Function) {
  return verifiesToken(P, Function) ||
         llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
           return llvm::any_of(P.callsIn(Reached), [&](uint32_t Call) {
             return P.rowOf(P.call(Call), Role::Mac) != nullptr;
           });
         });
}

namespace {

/// Which calls verify a token and are heeded, and what only runs behind them.
class Verifications {
public:
  explicit Verifications(const Program &P);

  /// Whether a failure of the verification \p C is noticed: it throws, or what
  /// it says is looked at.
  bool isHeeded(const Call &C, const Row &R);

  /// Whether the function that \p Index stands in verifies a token before that.
  bool verifiesBefore(uint32_t Index);

  /// Whether \p Function only runs once a token was verified: by what calls it,
  /// on every way, or by middleware in front of the routes that it answers.
  bool runsVerified(uint32_t Function) {
    llvm::SmallDenseSet<uint32_t> Asked;
    return runsVerified(Function, Asked);
  }

  /// Whether \p Function answers routes behind middleware that verifies.
  bool answersVerified(uint32_t Function) const {
    return Answering.contains(Function);
  }

private:
  bool isUsed(NodeId Id);
  bool isUsedBy(NodeId End, NodeId Id) const;
  bool isHeededVerification(uint32_t Index);
  bool heedsVerification(uint32_t Function);
  bool runsVerified(uint32_t Function, llvm::SmallDenseSet<uint32_t> &Asked);

  const Program &P;
  llvm::DenseSet<NodeId> Conditions; ///< Of tests.
  llvm::DenseMap<NodeId, bool> Used; ///< What isUsed() found.
  llvm::DenseSet<uint32_t> Answering;
};

} // namespace

Verifications::Verifications(const Program &P) : P(P) {
  for (const Test &T : P.tests())
    if (T.Condition != NoNode)
      Conditions.insert(T.Condition);
  auto Heeds = [&](uint32_t Before) {
    return heedsVerification(Before) || hasErrorsWithin(P, Before);
  };
  const bool ForAll = llvm::any_of(middlewareOf(P), Heeds);
  for (const Route &R : routesOf(P))
    if (ForAll || R.HasUnseenFilter || llvm::any_of(R.Filters, Heeds))
      Answering.insert_range(R.Handlers);
}

bool Verifications::isUsedBy(NodeId End, NodeId Id) const {
  return !P.origins(End, {.At =
                              [&](NodeId N, bool) {
                                return N == Id ? Step::Found : Step::Continue;
                              },
                          .Passes = [](const Edge &) { return true; },
                          .MaxOrigins = 1})
              .empty();
}

/// Whether a branch depends on \p Id, or its function gives it back.
bool Verifications::isUsed(NodeId Id) {
  if (Id == NoNode)
    return false;
  auto [Known, IsNew] = Used.try_emplace(Id, false);
  if (!IsNew)
    return Known->second;
  // What it may flow to, whoever calls whom: the search backwards from there
  // knows better.
  const NodeId Return = P.function(P.node(Id).Function).Return;
  llvm::SmallVector<NodeId, 16> Reached{Id};
  llvm::DenseSet<NodeId> Seen{Id};
  for (size_t I = 0; I < Reached.size(); ++I) {
    NodeId Here = Reached[I];
    if ((Here == Return || Conditions.contains(Here)) && isUsedBy(Here, Id))
      return Known->second = true;
    for (uint32_t Edge : P.outOf(Here))
      if (Seen.insert(P.edge(Edge).To).second)
        Reached.push_back(P.edge(Edge).To);
  }
  return false;
}

bool Verifications::isHeeded(const Call &C, const Row &R) {
  if (R.text("fails") == "throws")
    return true;
  return isUsed(R.text("fails") == "returns"
                    ? C.Result
                    : Program::effectAt(C, R.position("error", {})));
}

/// Whether \p C verifies a token and what it says is not thrown away.
bool Verifications::isHeededVerification(uint32_t Index) {
  const Call &C = P.call(Index);
  if (const Row *Verify = P.rowOf(C, Role::TokenVerify))
    return isHeeded(C, *Verify);
  return llvm::any_of(P.targets(Index), [&](uint32_t Target) {
    bool IsIgnored = P.function(Target).ReturnsBoolean && !isUsed(C.Result);
    return !IsIgnored && verifies(P, Target);
  });
}

/// Whether a verification in \p Function, or in what it runs, is heeded.
bool Verifications::heedsVerification(uint32_t Function) {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return llvm::any_of(P.callsIn(Reached), [&](uint32_t Index) {
      return isHeededVerification(Index);
    });
  });
}

bool Verifications::verifiesBefore(uint32_t Index) {
  const Call &C = P.call(Index);
  return llvm::any_of(P.callsIn(C.Function), [&](uint32_t Other) {
    const Span &Where = P.call(Other).Where;
    return Where.File == C.Where.File && Where.Offset < C.Where.Offset &&
           isHeededVerification(Other);
  });
}

/// \p Asked: the functions that this is asked of already.
bool Verifications::runsVerified(uint32_t Function,
                                 llvm::SmallDenseSet<uint32_t> &Asked) {
  if (!Asked.insert(Function).second)
    return true;
  llvm::ArrayRef<uint32_t> Callers = P.callers(Function);
  if (Callers.empty())
    return answersVerified(Function);
  return llvm::all_of(Callers, [&](uint32_t Caller) {
    return verifiesBefore(Caller) ||
           runsVerified(P.call(Caller).Function, Asked);
  });
}

/// Whether \p Id is verified where it stands.
static bool isVerifiedHere(const Program &P, NodeId Id) {
  static constexpr unsigned MaxCopies = 1024; // It may run in a circle.
  for (unsigned Steps = 0; Steps < MaxCopies && P.into(Id).size() == 1;
       ++Steps) {
    const Edge &E = P.edge(P.into(Id)[0]);
    if (E.Kind == EdgeKind::Tested && P.isGuarded(E, GuardVerified))
      return true;
    if (E.Kind != EdgeKind::Tested && E.Kind != EdgeKind::Same)
      return false;
    Id = E.From;
  }
  return false;
}

/// Calls \p Visit with what a token is made of by a call: claims of their text,
/// text of the request that it was taken out of.
static void eachBeyond(const Program &P, NodeId Id,
                       llvm::function_ref<void(NodeId)> Visit) {
  const Node &N = P.node(Id);
  if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
    return;
  const Call &C = P.call(N.Ref);
  if (const Row *R = P.rowOf(C, Role::TokenDecode)) {
    if (NodeId Text = P.nodeAt(C, R->position("token", {})); Text != NoNode)
      Visit(Text);
    return;
  }
  if (N.Kind != NodeKind::Call || !P.into(Id).empty())
    return;
  llvm::SmallVector<NodeId, 4> Made;
  if (C.Object != NoNode)
    Made.push_back(C.Object);
  if (Made.empty() || !P.rowOf(C, Role::Source)) // Whose argument is a name.
    llvm::copy_if(C.Arguments, std::back_inserter(Made),
                  [](NodeId Argument) { return Argument != NoNode; });
  if (llvm::none_of(Made, [&](NodeId Part) { return isVerifiedHere(P, Part); }))
    llvm::for_each(Made, Visit);
}

/// Whether a search for unverified tokens has come to its end at \p Id.
static Step stepAt(const Program &P, NodeId Id, const Verifications &Known) {
  const Node &N = P.node(Id);
  switch (N.Kind) {
  case NodeKind::Literal:
    return Step::Stop;
  case NodeKind::Call:
  case NodeKind::Effect: {
    const Call &C = P.call(N.Ref);
    if (const Row *R = P.rowOf(C, Role::TokenDecode))
      return R->flag("verifies") ? Step::Stop : Step::Continue;
    bool IsFirst = N.Kind == NodeKind::Call && P.into(Id).empty() &&
                   C.Object == NoNode && !C.IsConstruction &&
                   llvm::all_of(C.Arguments, [](NodeId Argument) {
                     return Argument == NoNode;
                   });
    return IsFirst ? Step::Found : Step::Continue;
  }
  case NodeKind::Parameter:
    if (!P.into(Id).empty())
      return Step::Continue;
    return Known.answersVerified(N.Function) ? Step::Stop : Step::Found;
  case NodeKind::Field:
  case NodeKind::Global:
    return P.into(Id).empty() ? Step::Found : Step::Continue;
  default:
    return Step::Continue;
  }
}

/// The ways on which the token \p Token comes here unverified, from where its
/// text came from.
static std::vector<Flow> unverifiedWays(const Program &P, NodeId Token,
                                        const Verifications &Known) {
  return P.origins(Token,
                   {.At = [&](NodeId N, bool) { return stepAt(P, N, Known); },
                    .Passes =
                        [](const Edge &E) {
                          return E.Kind != EdgeKind::Operand &&
                                 E.Kind != EdgeKind::Parsed;
                        },
                    .Guards = GuardVerified,
                    .Beyond =
                        [&](NodeId N, llvm::function_ref<void(NodeId)> Visit) {
                          eachBeyond(P, N, Visit);
                        }});
}

/// The part of \p Way from the last decoding on, or nothing.
static std::optional<Flow> decodedPart(const Program &P, const Flow &Way) {
  auto Decodes = [&](NodeId Id) {
    const Node &N = P.node(Id);
    return (N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect) &&
           P.rowOf(P.call(N.Ref), Role::TokenDecode);
  };
  const std::vector<NodeId> &Path = Way.Path;
  std::optional<size_t> Last;
  for (size_t I = 0; I < Path.size(); ++I)
    if (Decodes(Path[I]))
      Last = I;
  if (!Last)
    return std::nullopt;
  std::vector<NodeId> Part(llvm::drop_begin(Path, *Last).begin(), Path.end());
  return Flow{.Origin = Part.front(), .Path = Part};
}

/// Whether \p Way was kept somewhere, so that what was done with the token
/// there is not known for each object.
static bool isKept(const Program &P, const Flow &Way) {
  return P.node(Way.Origin).Kind == NodeKind::Call ||
         llvm::any_of(Way.Path, [&](NodeId Id) {
           return P.node(Id).Kind == NodeKind::Field ||
                  P.node(Id).Kind == NodeKind::Global;
         });
}

namespace {
/// A decoding and what is read of it unverified.
struct Cause {
  Flow Way;
  llvm::SmallVector<uint32_t, 4> Reads;
};
} // namespace

static Finding report(const Program &P, const Cause &Found) {
  static constexpr size_t MaxRelated = 10;
  const Call &Decode = P.call(P.node(Found.Way.Origin).Ref);
  Finding F{.CheckId = Info.Id,
            .Message = "claims of this token are used although nothing "
                       "verified its signature",
            .Where = P.location(Decode.Where),
            .Level = Info.Level};
  addWay(F, P, Found.Way, "decoded without verification",
         P.location(P.call(Found.Reads.front()).Where), "a claim is trusted");
  for (uint32_t Read : llvm::ArrayRef(Found.Reads).take_front(MaxRelated))
    F.Related.push_back({.Where = P.location(P.call(Read).Where),
                         .Text = "a claim is used here"});
  return F;
}

static std::vector<Finding> findUnverified(const Program &P,
                                           Verifications &Known) {
  if (P.withRole(Role::TokenRead).empty())
    return {};
  ClaimUses Uses(P);
  std::map<uint32_t, Cause> Causes; // By the call that decodes.
  for (const RoleCall &Read : P.withRole(Role::TokenRead)) {
    const Call &C = P.call(Read.Call);
    NodeId Token =
        C.Object != NoNode || C.Arguments.empty() ? C.Object : C.Arguments[0];
    if (Token == NoNode || choosesKey(claimRead(P, C, *Read.R)))
      continue;
    for (const Flow &Way : unverifiedWays(P, Token, Known)) {
      std::optional<Flow> Part = decodedPart(P, Way);
      if (!Part)
        continue;
      uint32_t Decode = P.node(Part->Origin).Ref;
      bool MayBeVerified =
          isKept(P, Way) && (Known.verifiesBefore(Decode) ||
                             Known.runsVerified(P.call(Decode).Function));
      if (MayBeVerified || runsThroughErrors(P, Way.Path) ||
          P.function(C.Function).HasErrors || !Uses.isUsed(Read, Decode, Way))
        continue;
      Cause &Same = Causes.try_emplace(Decode, Cause{.Way = *Part, .Reads = {}})
                        .first->second;
      if (!llvm::is_contained(Same.Reads, Read.Call))
        Same.Reads.push_back(Read.Call);
    }
  }
  std::vector<Finding> Findings;
  Findings.reserve(Causes.size());
  for (const auto &[Decode, Found] : Causes)
    Findings.push_back(report(P, Found));
  return Findings;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  Verifications Known(P);
  std::vector<Finding> Findings = findUnverified(P, Known);
  for (auto [Index, R] : P.withRole(Role::TokenUnverified)) {
    const Call &C = P.call(Index);
    llvm::ArrayRef<Position> At = R->positions("value");
    if (!At.empty() && !llvm::is_contained(R->texts("equals"),
                                           P.literalText(P.nodeAt(C, At[0]))))
      continue;
    Findings.push_back({.CheckId = Info.Id,
                        .Message = "verification of tokens is switched off",
                        .Where = P.location(C.Where),
                        .Level = Info.Level});
  }
  for (auto [Index, R] : P.withRole(Role::TokenVerify)) {
    const Call &C = P.call(Index);
    if (R->text("fails") != "returns" || Known.isHeeded(C, *R) ||
        P.function(C.Function).HasErrors)
      continue;
    Findings.push_back({.CheckId = Info.Id,
                        .Message = "the result of verifying a token is ignored",
                        .Where = P.location(C.Where),
                        .Level = Info.Level});
  }
  return Findings;
}

namespace portcullis {
Check checkJwtUnverifiedToken() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
