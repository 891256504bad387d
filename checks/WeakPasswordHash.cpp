//===- WeakPasswordHash.cpp - A password is kept as text or by a fast hash
//---===//

#include "Check.h"
#include "Masks.h"
#include "SensitiveFlows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"
#include <set>

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "weak-password-hash",
    .Title = "A password is kept as text or by a fast hash",
    .Cwe = {916, 256},
    .Owasp = {2},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// Whether \p Id is named a password on its way here.
static bool isPassword(const Program &P, NodeId Id) {
  return llvm::any_of(
      sensitiveInto(P, Id, Concern::Compare),
      [](const SensitiveFlow &F) { return F.Category->Name == "password"; });
}

/// Whether \p Id is named the hash of a password on its way here.
static bool isCalledHashed(const Program &P, NodeId Id) {
  return llvm::any_of(sensitiveInto(P, Id, Concern::Log),
                      [](const SensitiveFlow &F) {
                        return F.Category->Name == "password hash";
                      });
}

/// The nodes that slow hashes are made of: what was hashed fast before, to
/// shorten it, is no weaker for it.
static llvm::DenseSet<NodeId> hashedAgain(const Program &P) {
  llvm::DenseSet<NodeId> Found;
  auto At = [&](NodeId N, bool) {
    Found.insert(N);
    return Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  for (auto [Index, R] : P.withRole(Role::Protect))
    if (R->text("by") == "password-hash")
      P.eachAt(P.call(Index), R->positions("from"),
               [&](NodeId Value, const Span &) {
                 P.origins(Value, {.At = At, .Passes = Passes});
               });
  return Found;
}

/// Whether only fixed pieces of \p Digest are used: the first digits of it ask
/// a list of leaked passwords.
static bool isOnlyReadInPieces(const Program &P, NodeId Digest) {
  bool HasPiece = false;
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Digest);
  for (size_t I = 0; I < Pending.size(); ++I) {
    if (I == 64 || P.node(Pending[I]).Kind == NodeKind::Return ||
        P.node(Pending[I]).Kind == NodeKind::After)
      return false;
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      bool IsPiece = (E.Kind == EdgeKind::Load && E.Label != AnyKey) ||
                     leavesOut(P, E, /*Guessable=*/true);
      HasPiece |= IsPiece;
      if (!IsPiece && E.Kind != EdgeKind::Operand)
        Pending.insert(E.To);
    }
  }
  return HasPiece;
}

static void reportHash(const Program &P, const Call &C, NodeId Value,
                       std::vector<Finding> &Findings) {
  for (const SensitiveFlow &Found : sensitiveInto(P, Value, Concern::Store)) {
    if (Found.Category->Name != "password")
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv(
                  "'{0}' is hashed by '{1}', which is made to be fast",
                  Found.Name, P.text(C.Name)),
              .Where = P.location(C.Where),
              .Level = Info.Level};
    addWay(F, P, Found.Way, "a password", F.Where, "hashed");
    Findings.push_back(std::move(F));
    return;
  }
}

/// Whether \p Name, of a function with its class, is that of a fast hash.
static bool isCalledFastHash(const Program &P, StringRef Name) {
  const SensitiveNames &Names = P.models().sensitive();
  return Names.says(Vocabulary::FastHashes, Name) &&
         !Names.says(Vocabulary::SlowHashes, Name);
}

/// Whether \p Index asks for a hash that no model describes, by its name: of
/// a hash's own steps, who asks for the first says what is hashed.
static bool isNamedHash(const Program &P, uint32_t Index) {
  const Call &C = P.call(Index);
  if (!C.Rows.empty() || !isCalledFastHash(P, P.text(C.Name)) ||
      (isCalledFastHash(P, P.text(P.function(C.Function).Name)) &&
       !P.callers(C.Function).empty()))
    return false;
  return llvm::none_of(P.targets(Index), [&](uint32_t Target) {
    return llvm::any_of(P.reached(Target), [&](uint32_t Reached) {
      return llvm::any_of(P.callsIn(Reached), [&](uint32_t Inner) {
        return llvm::any_of(P.call(Inner).Rows, [&](uint32_t Row) {
          const class Row &R = P.models().row(Row);
          return R.R == Role::Protect && protects(R, "secrecy");
        });
      });
    });
  });
}

static void checkHashes(const Program &P, std::vector<Finding> &Findings) {
  const llvm::DenseSet<NodeId> Again = hashedAgain(P);
  for (auto [Index, R] : P.withRole(Role::Protect)) {
    const Call &C = P.call(Index);
    NodeId Digest = P.effectAt(C, R->position("to", {.At = Position::Result}));
    if (R->text("by") != "fast-hash" || Again.contains(Digest) ||
        P.neverRuns(C.Function) ||
        (Digest != NoNode && isOnlyReadInPieces(P, Digest)))
      continue;
    P.eachAt(C, R->positions("from"), [&](NodeId Value, const Span &) {
      reportHash(P, C, Value, Findings);
    });
  }
  for (uint32_t Index = 0; Index < P.calls().size(); ++Index) {
    const Call &C = P.call(Index);
    if (!isNamedHash(P, Index) || Again.contains(C.Result) ||
        P.neverRuns(C.Function) || isOnlyReadInPieces(P, C.Result))
      continue;
    for (NodeId Value : C.Arguments)
      if (Value != NoNode && P.node(Value).Type == ValueType::Text)
        reportHash(P, C, Value, Findings);
  }
}

/// Whether the deployment gives \p Id: it is kept where secrets are.
static bool isOfDeployment(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    return P.environmentSource(N) ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

/// Whether \p Sent is a password as the client sent it, and \p Kept one that
/// was kept. What asks for less of the program comes first.
static bool arePasswords(const Program &P, NodeId Sent, NodeId Kept) {
  auto IsFixed = [&](NodeId Id) {
    return P.node(Id).Kind == NodeKind::Literal;
  };
  // What a password as it was sent can equal is one, whatever it is called.
  return !IsFixed(Sent) && !IsFixed(Kept) && P.mayHoldRequest(Sent) &&
         isPassword(P, Sent) &&
         (isPassword(P, Kept) || isCalledHashed(P, Kept)) &&
         isSentAndKept(P, Sent, Kept) && !isOfDeployment(P, Sent) &&
         !isOfDeployment(P, Kept);
}

static void checkComparisons(const Program &P, std::vector<Finding> &Findings) {
  for (auto [Left, Right, By] : comparisons(P))
    if (arePasswords(P, Left, Right) || arePasswords(P, Right, Left))
      Findings.push_back({.CheckId = Info.Id,
                          .Message = "a password is compared with one kept as "
                                     "text",
                          .Where = P.location(By->Where),
                          .Level = Info.Level});
}

/// Passwords that the database compares as they were sent.
static void checkStatements(const Program &P, std::vector<Finding> &Findings) {
  std::set<Location> Reported;
  eachSqlValue(P, [&](const SqlValue &V) {
    if (!V.isBound())
      return;
    for (const SensitiveFlow &Found :
         sensitiveInto(P, V.Value, Concern::Store)) {
      Entry In = entryOf(P, Found.Way, V.Where);
      if (Found.Category->Name != "password" ||
          !isOfPassword(P, V, Found.Way, comparedWith) ||
          !Reported.insert(In.Where).second)
        continue;
      Finding F{.CheckId = Info.Id,
                .Message = "the database compares a password with one kept as "
                           "text",
                .Where = In.Where,
                .Level = Info.Level};
      addWay(F, P, Found.Way, "a password", P.location(V.Where), "compared");
      nameStatement(P, V, Found.Way, F);
      Findings.push_back(std::move(F));
    }
  });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  checkHashes(P, Findings);
  checkComparisons(P, Findings);
  checkStatements(P, Findings);
  return Findings;
}

namespace portcullis {
Check checkWeakPasswordHash() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
