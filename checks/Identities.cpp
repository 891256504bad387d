//===- Identities.cpp - What becomes of who the client is -----------------===//

#include "Identities.h"
#include "Credentials.h"
#include "Flows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

Identities::Identities(const Program &P) : P(P) {
  Walk W{.Seen = Of, .Leaves = true};
  seed(W);
  if (W.Pending.empty())
    return;
  findUses();
  Taken = takersOf(P);
  run(W);
}

void Identities::seed(Walk &W) {
  for (Role Reads : {Role::TokenVerify, Role::TokenDecode, Role::TokenRead})
    for (auto [Index, R] : P.withRole(Reads)) {
      const Call &C = P.call(Index);
      addResults(W, C);
      Reading.insert(C.Function);
      if (Reads != Role::TokenRead)
        Tokens.insert(C.Function);
    }
  for (auto [Index, R] : P.withRole(Role::Source))
    if ((R->text("kind") == "cookie" || R->text("kind") == "header") &&
        readsIdentity(P, P.call(Index), *R)) {
      add(W, P.call(Index).Result);
      Reading.insert(P.call(Index).Function);
    }
}

void Identities::findUses() {
  eachSqlValue(P, [&](const SqlValue &V) { Uses.insert(V.Value); });
  for (Role Keyed : {Role::Load, Role::Store, Role::Erase, Role::Measure})
    for (auto [Index, R] : P.withRole(Keyed)) {
      const Call &C = P.call(Index);
      if (R->has("key"))
        Uses.insert(P.nodeAt(C, R->position("key", {})));
    }
  for (const Comparison &C : comparisons(P))
    Uses.insert_range(llvm::ArrayRef({C.Left, C.Right}));
}

void Identities::add(Walk &W, NodeId Id) const {
  // Whether a client is known does not say who it is.
  if (Id != NoNode && P.node(Id).Type != ValueType::Boolean &&
      W.Seen.insert(Id).second)
    W.Pending.push_back(Id);
}

void Identities::addResults(Walk &W, const Call &C) const {
  add(W, C.Result);
  add(W, C.ObjectAfter);
  for (NodeId Id : C.ArgumentsAfter)
    add(W, Id);
}

void Identities::use(Walk &W, uint32_t Function) {
  W.Found.IsUsed = true;
  if (W.Leaves)
    Using.insert(Function);
}

void Identities::follow(Walk &W, const Edge &E) {
  const Node &From = P.node(E.From);
  const Node &To = P.node(E.To);
  if (E.Kind == EdgeKind::Enter) {
    const Summary Inside = summaryOf(E.To);
    if (Inside.IsUsed)
      use(W, From.Function);
    if (Inside.GetsOut)
      addResults(W, P.call(E.Label));
    return;
  }
  // A database is no one's for having been asked about somebody.
  const bool IsShared =
      From.Kind == NodeKind::Effect &&
      (To.Kind == NodeKind::Field || To.Kind == NodeKind::Global);
  if (!IsShared && (W.Leaves || E.Kind != EdgeKind::Leave))
    add(W, E.To);
}

/// Follows what is pending through functions: into those that are called by
/// what they do with it.
void Identities::run(Walk &W) {
  while (!W.Pending.empty()) {
    const NodeId Id = W.Pending.pop_back_val();
    const Node &Here = P.node(Id);
    if (Uses.contains(Id))
      use(W, Here.Function);
    W.Found.GetsOut |=
        Here.Kind == NodeKind::Return || Here.Kind == NodeKind::After;
    for (uint32_t Index : P.outOf(Id))
      follow(W, P.edge(Index));
    if (auto By = Taken.find(Id); By != Taken.end())
      for (uint32_t Index : By->second)
        if (P.targets(Index).empty()) // Else the edges tell.
          addResults(W, P.call(Index));
  }
}

Identities::Summary Identities::summaryOf(NodeId Parameter) {
  auto [Known, IsNew] = Summaries.try_emplace(Parameter);
  if (!IsNew) // Of one that runs itself, what is known so far.
    return Known->second;
  llvm::DenseSet<NodeId> Seen;
  Walk W{.Seen = Seen, .Leaves = false};
  add(W, Parameter);
  run(W);
  return Summaries[Parameter] = W.Found;
}

/// Whether \p Function, or what it runs, reads who the client is.
bool Identities::isAsker(uint32_t Function) const {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return Reading.contains(Reached);
  });
}

/// Whether \p Call runs what asks who the client is, and tells it nothing that
/// the answer could be compared with.
bool Identities::onlyAsks(uint32_t Call) const {
  auto IsOther = [&](NodeId Id) {
    if (Id == NoNode || Of.contains(Id))
      return false;
    ValueType Type = P.node(Id).Type;
    return (Type == ValueType::Text || Type == ValueType::Number) &&
           !P.soleLiteral(Id);
  };
  return llvm::none_of(P.call(Call).Arguments, IsOther) &&
         llvm::all_of(P.targets(Call),
                      [&](uint32_t Target) { return isAsker(Target); });
}

/// Adds \p Function and what it runs, but for what only asks who the client is.
void Identities::addOwn(uint32_t Function,
                        llvm::DenseSet<uint32_t> &Found) const {
  llvm::SmallVector<uint32_t, 16> Left{Function};
  while (!Left.empty()) {
    uint32_t Here = Left.pop_back_val();
    if (!Found.insert(Here).second)
      continue;
    for (uint32_t Index : P.callsIn(Here))
      if (!onlyAsks(Index))
        llvm::append_range(Left, P.targets(Index));
    for (uint32_t Inner : P.reached(Here))
      if (P.function(Inner).IsLambda && P.function(Inner).Encloses == Here)
        Left.push_back(Inner);
  }
}

bool Identities::areUsed(uint32_t Index) const {
  llvm::DenseSet<uint32_t> Own;
  for (uint32_t Handler : routesOf(P)[Index].Handlers)
    addOwn(Handler, Own);
  return llvm::any_of(
      Own, [&](uint32_t Function) { return Using.contains(Function); });
}

bool Identities::tellsApart(uint32_t Index) const {
  auto Tells = [&](uint32_t Function) {
    return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
      return Tokens.contains(Reached);
    });
  };
  return llvm::any_of(routesOf(P)[Index].Handlers, Tells) ||
         llvm::any_of(inFrontOf(P, Index), Tells);
}
