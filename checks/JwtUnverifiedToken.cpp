//===- JwtUnverifiedToken.cpp - Claims of a token are used that nobody verified
//---===//

#include "Check.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "TokenKeys.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

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

/// Whether a branch depends on \p Id, or its function gives it back.
static bool isUsed(const Program &P, NodeId Id) {
  if (Id == NoNode)
    return false;
  auto DependsOnIt = [&](NodeId End) {
    return End != NoNode &&
           !P.origins(End, {.At =
                                [&](NodeId N, bool) {
                                  return N == Id ? Step::Found : Step::Continue;
                                },
                            .Passes = [](const Edge &) { return true; },
                            .MaxOrigins = 1})
                .empty();
  };
  return DependsOnIt(P.function(P.node(Id).Function).Return) ||
         llvm::any_of(P.tests(),
                      [&](const Test &T) { return DependsOnIt(T.Condition); });
}

/// Whether a failure of the verification \p C is noticed: it throws, or what
/// it says is looked at.
static bool isHeeded(const Program &P, const Call &C, const Row &R) {
  if (R.text("fails") == "throws")
    return true;
  return isUsed(P, R.text("fails") == "returns"
                       ? C.Result
                       : Program::effectAt(C, R.position("error", {})));
}

/// Whether the condition or returned call \p Id comes from a verification.
static bool isVerification(const Program &P, NodeId Id) {
  return !P.origins(Id, {.At =
                             [&](NodeId N, bool) {
                               const Node &At = P.node(N);
                               if (At.Kind != NodeKind::Call &&
                                   At.Kind != NodeKind::Effect)
                                 return Step::Continue;
                               const Call &C = P.call(At.Ref);
                               if (P.rowOf(C, Role::TokenVerify))
                                 return Step::Found;
                               for (uint32_t Target : P.targets(At.Ref))
                                 if (verifies(P, Target))
                                   return Step::Found;
                               return Step::Continue;
                             },
                         .Passes = [](const Edge &) { return true; },
                         .MaxOrigins = 1})
              .empty();
}

/// The unverified tokens decoded that \p Id may hold.
static std::vector<Flow> unverified(const Program &P, NodeId Id) {
  return P.origins(
      Id, {.At =
               [&](NodeId N, bool) {
                 const Node &At = P.node(N);
                 if (At.Kind != NodeKind::Call && At.Kind != NodeKind::Effect)
                   return Step::Continue;
                 const Call &C = P.call(At.Ref);
                 const Row *Decode = P.rowOf(C, Role::TokenDecode);
                 if (Decode && !Decode->flag("verifies"))
                   return Step::Found;
                 const Row *Verify = P.rowOf(C, Role::TokenVerify);
                 return Verify && isHeeded(P, C, *Verify) ? Step::Stop
                                                          : Step::Continue;
               },
           .Passes =
               [&](const Edge &E) {
                 return E.Kind != EdgeKind::Tested ||
                        !isVerification(P, P.test(E.Label).Condition);
               }});
}

/// Whether the token's text was verified before it was decoded here.
static bool verifiedBefore(const Program &P, const Call &Decode, const Row &R) {
  NodeId Token = P.nodeAt(Decode, R.position("token", {}));
  if (Token == NoNode)
    return false;
  bool Verified = false;
  P.origins(Token, {.At = [](NodeId, bool) { return Step::Continue; },
                    .Passes =
                        [&](const Edge &E) {
                          Verified |=
                              E.Kind == EdgeKind::Tested &&
                              isVerification(P, P.test(E.Label).Condition);
                          return true;
                        }});
  return Verified;
}

/// Whether \p C verifies a token and what it says is not thrown away.
static bool isHeededVerification(const Program &P, uint32_t Index) {
  const Call &C = P.call(Index);
  if (const Row *Verify = P.rowOf(C, Role::TokenVerify))
    return isHeeded(P, C, *Verify);
  return llvm::any_of(P.targets(Index), [&](uint32_t Target) {
    bool IsIgnored = P.function(Target).ReturnsBoolean && !isUsed(P, C.Result);
    return !IsIgnored && verifies(P, Target);
  });
}

/// Whether the function that \p Index stands in verifies a token before that.
static bool verifiesBefore(const Program &P, uint32_t Index) {
  const Call &C = P.call(Index);
  return llvm::any_of(P.callsIn(C.Function), [&](uint32_t Other) {
    const Span &Where = P.call(Other).Where;
    return Where.File == C.Where.File && Where.Offset < C.Where.Offset &&
           isHeededVerification(P, Other);
  });
}

/// Whether \p Function only runs once a token was verified: by what calls it,
/// on every way, or by middleware in front of the routes that it answers.
/// \p Asked: the functions that this is asked of already.
static bool runsVerified(const Program &P, uint32_t Function,
                         llvm::SmallDenseSet<uint32_t> &Asked) {
  if (!Asked.insert(Function).second)
    return true;
  llvm::ArrayRef<uint32_t> Callers = P.callers(Function);
  if (Callers.empty()) {
    bool Answers = llvm::any_of(routesOf(P), [&](const Route &R) {
      return llvm::is_contained(R.Handlers, Function);
    });
    return Answers && llvm::any_of(middlewareOf(P), [&](uint32_t Before) {
             return verifies(P, Before);
           });
  }
  return llvm::all_of(Callers, [&](uint32_t Caller) {
    return verifiesBefore(P, Caller) ||
           runsVerified(P, P.call(Caller).Function, Asked);
  });
}

/// Claims that may be read to find the key to verify with.
static bool choosesKey(StringRef Claim) {
  return Claim == "kid" || Claim == "alg" || Claim == "jku" || Claim == "x5u" ||
         Claim == "typ";
}

static std::vector<Finding> findUnverified(const Program &P) {
  std::vector<Finding> Findings;
  for (auto [Index, R] : P.withRole(Role::TokenRead)) {
    const Call &C = P.call(Index);
    StringRef Claim = R->text("fixed_name");
    if (Claim.empty() && R->has("name"))
      Claim = P.literalText(P.nodeAt(C, R->position("name", {})));
    if (choosesKey(Claim) || C.Object == NoNode)
      continue;
    for (const Flow &Way : unverified(P, C.Object)) {
      const Call &Decode = P.call(P.node(Way.Origin).Ref);
      const Row *Row = P.rowOf(Decode, Role::TokenDecode);
      llvm::SmallDenseSet<uint32_t> Asked;
      if (verifiedBefore(P, Decode, *Row) ||
          runsVerified(P, Decode.Function, Asked))
        continue;
      Finding F{.CheckId = Info.Id,
                .Message = "claims of this token are used although nothing "
                           "verified its signature",
                .Where = P.location(Decode.Where),
                .Level = Info.Level};
      F.Flow = stepsOf(P, Way, "decoded without verification",
                       P.location(C.Where), "a claim is trusted");
      F.Related.push_back(
          {.Where = P.location(C.Where), .Text = "a claim is used here"});
      Findings.push_back(std::move(F));
    }
  }
  return Findings;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings = findUnverified(P);
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
    if (R->text("fails") != "returns" || isHeeded(P, C, *R))
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
