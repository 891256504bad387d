//===- IneffectiveGuard.cpp - A guard that keeps nobody out ---------------===//

#include "BypassedGuards.h"
#include "Check.h"
#include "Credentials.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "ineffective-guard",
    .Title = "A guard keeps nobody out",
    .Cwe = {285, 390},
    .Owasp = {2},
    .Level = Severity::High,
    .SecuritySeverity = 8.1,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// Whether \p Function, or what it runs, writes to the client.
static bool writesAnswer(const Program &P, uint32_t Function) {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return llvm::any_of(P.callsIn(Reached), [&](uint32_t Index) {
      return rowWith(P, P.call(Index), Role::Sink, "kind", "response") !=
             nullptr;
    });
  });
}

/// Whether \p Function says by what it returns, and by nothing else, whether it
/// knows the client: whoever does not ask for it lets everybody pass.
static bool isPredicate(const Program &P, uint32_t Function) {
  const portcullis::Function &F = P.function(Function);
  return F.HasBody && F.ReturnsBoolean && F.Return != NoNode && !F.IsLambda &&
         asksWho(P, Function) && !refuses(P, Function) &&
         !mayThrow(P, Function) && !writesAnswer(P, Function) &&
         !hasErrorsWithin(P, Function);
}

/// Calls of predicates that nobody asks for their answer.
static void findIgnored(const Program &P, std::vector<Finding> &Findings) {
  llvm::DenseSet<NodeId> Conditions;
  for (const Test &T : P.tests())
    if (!T.Returned && T.Condition != NoNode)
      Conditions.insert(T.Condition);
  llvm::DenseMap<uint32_t, bool> IsPredicate;
  for (uint32_t I = 0; I < P.calls().size(); ++I) {
    const Call &C = P.call(I);
    if (P.targets(I).size() != 1 || C.Result == NoNode ||
        !P.outOf(C.Result).empty() || Conditions.contains(C.Result) ||
        P.function(C.Function).HasErrors)
      continue;
    const uint32_t Target = P.targets(I)[0];
    auto [Known, IsNew] = IsPredicate.try_emplace(Target);
    if (IsNew)
      Known->second = isPredicate(P, Target);
    if (!Known->second)
      continue;
    Finding F{
        .CheckId = Info.Id,
        .Message = llvm::formatv(
            "'{0}' says whether the client is known, and nobody asks for its "
            "answer",
            shortName(P.text(C.Name))),
        .Where = P.location(C.NameWhere),
        .Level = Info.Level};
    if (std::optional<uint32_t> Asked = asksWho(P, Target))
      F.Related.push_back({.Where = P.location(P.call(*Asked).NameWhere),
                           .Text = "it looks at the client's credential here"});
    Findings.push_back(std::move(F));
  }
}

/// Whether something in \p Function decides by a credential: it compares, or
/// verifies.
static bool decides(const Program &P, uint32_t Function,
                    const llvm::DenseSet<uint32_t> &Comparing) {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return Comparing.contains(Reached) ||
           llvm::any_of(P.callsIn(Reached), [&](uint32_t Index) {
             return P.rowOf(P.call(Index), Role::TokenVerify) ||
                    P.rowOf(P.call(Index), Role::TokenDecode);
           });
  });
}

/// Predicates that look at a credential and let everybody pass.
static void findYes(const Program &P, std::vector<Finding> &Findings) {
  llvm::DenseSet<uint32_t> Comparing;
  for (const Comparison &C : comparisons(P))
    Comparing.insert(C.By->Function);
  for (uint32_t I = 0; I < P.functions().size(); ++I) {
    const portcullis::Function &Yes = P.function(I);
    if (!Yes.HasBody || !Yes.ReturnsBoolean || Yes.Return == NoNode ||
        Yes.IsLambda || P.callers(I).empty() ||
        P.literalText(Yes.Return) != "true" || !decides(P, I, Comparing) ||
        !isPredicate(P, I))
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv("'{0}' looks at the client's "
                                       "credential, and lets everybody pass",
                                       shortName(P.text(Yes.Name))),
              .Where = P.location(Yes.Where),
              .Level = Info.Level};
    if (std::optional<uint32_t> Asked = asksWho(P, I))
      F.Related.push_back({.Where = P.location(P.call(*Asked).NameWhere),
                           .Text = "it looks at the credential here"});
    Findings.push_back(std::move(F));
  }
}

/// Middleware that only runs where it is attached, attached nowhere.
static void findUnattached(const Program &P, std::vector<Finding> &Findings) {
  llvm::DenseSet<StringId> Attached;
  for (const RoleCall &RC : P.withRole(Role::MiddlewareClass))
    if (RC.R->flag("attaches"))
      Attached.insert(P.call(RC.Call).TypeArguments.begin(),
                      P.call(RC.Call).TypeArguments.end());
  for (const RoleCall &RC : P.withRole(Role::MiddlewareClass)) {
    if (RC.R->flag("attaches") || !RC.R->has("local"))
      continue;
    for (StringId Type : P.call(RC.Call).TypeArguments) {
      if (Attached.contains(Type) ||
          llvm::none_of(P.withBases(Type), [&](StringId Class) {
            return P.text(Class) == RC.R->text("local");
          }))
        continue;
      for (uint32_t Function : methodsOfMiddleware(P, RC, Type))
        if (asksWho(P, Function) || refuses(P, Function))
          Findings.push_back(
              {.CheckId = Info.Id,
               .Message = llvm::formatv(
                   "'{0}' runs only in front of routes that it is attached to, "
                   "and is attached to none",
                   shortName(
                       P.text(P.function(Function).Name).rsplit("::").first)),
               .Where = P.location(P.call(RC.Call).NameWhere),
               .Level = Info.Level,
               .Related = {{.Where = P.location(P.function(Function).Where),
                            .Text = "it refuses clients here"}}});
    }
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  findIgnored(P, Findings);
  findYes(P, Findings);
  llvm::append_range(Findings, bypassedGuards(P, Info));
  if (P.world() == World::Closed && !P.hasErrors())
    findUnattached(P, Findings);
  return Findings;
}

namespace portcullis {
Check checkIneffectiveGuard() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
