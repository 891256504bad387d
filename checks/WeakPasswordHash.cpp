//===- WeakPasswordHash.cpp - A password is kept as text or by a fast hash
//---===//

#include "Check.h"
#include "SensitiveFlows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

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

static void checkHashes(const Program &P, std::vector<Finding> &Findings) {
  for (auto [Index, R] : P.withRole(Role::Protect)) {
    if (R->text("by") != "fast-hash")
      continue;
    const Call &C = P.call(Index);
    P.eachAt(C, R->positions("from"), [&](NodeId Value, const Span &) {
      for (const SensitiveFlow &Found :
           sensitiveInto(P, Value, Concern::Store)) {
        if (Found.Category->Name != "password")
          continue;
        Finding F{.CheckId = Info.Id,
                  .Message = llvm::formatv(
                      "'{0}' is hashed by '{1}', which is made to be fast",
                      Found.Name, P.text(C.Name)),
                  .Where = P.location(C.Where),
                  .Level = Info.Level};
        F.Flow = stepsOf(P, Found.Way, "a password", F.Where, "hashed");
        Findings.push_back(std::move(F));
        return;
      }
    });
  }
}

/// Equality of two values: the calls and operators that test it.
static void checkComparisons(const Program &P, std::vector<Finding> &Findings) {
  for (const Call &C : P.calls()) {
    StringRef Name = P.text(C.Name);
    const Row *R = P.rowOf(C, Role::Guard);
    bool IsEqual = Name.ends_with("operator==") ||
                   Name.ends_with("operator!=") ||
                   (R && R->text("by") == "equal");
    if (!IsEqual)
      continue;
    NodeId Left = C.Object != NoNode ? C.Object : P.nodeAt(C, {.Index = 0});
    NodeId Right = P.nodeAt(C, {.Index = C.Object != NoNode ? 0U : 1U});
    if (Left == NoNode || Right == NoNode)
      continue;
    // One side is what the client sent, the other what was kept.
    auto FromClient = [&](NodeId Id) {
      return !textFromRequest(P, Id).empty();
    };
    if (FromClient(Left) == FromClient(Right) || !isPassword(P, Left) ||
        !isPassword(P, Right))
      continue;
    Findings.push_back({.CheckId = Info.Id,
                        .Message = "a password is compared with one kept as "
                                   "text",
                        .Where = P.location(C.Where),
                        .Level = Info.Level});
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  checkHashes(P, Findings);
  checkComparisons(P, Findings);
  return Findings;
}

namespace portcullis {
Check checkWeakPasswordHash() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
