//===- Identities.cpp - What becomes of who the client is -----------------===//

#include "Identities.h"
#include "Credentials.h"
#include "Flows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

Identities::Identities(const Program &P) : P(P) {
  seed();
  if (Seeds.empty())
    return;
  findUses();
  for (uint32_t Index = 0; Index < P.calls().size(); ++Index) {
    const Call &C = P.call(Index);
    if (C.Object != NoNode)
      Takers[C.Object].push_back(Index);
    for (NodeId Argument : C.Arguments)
      if (Argument != NoNode)
        Takers[Argument].push_back(Index);
  }
  follow(Seeds, Of, /*Leaves=*/true);
}

void Identities::seed() {
  for (Role Reads : {Role::TokenVerify, Role::TokenDecode, Role::TokenRead})
    for (auto [Index, R] : P.withRole(Reads)) {
      const Call &C = P.call(Index);
      Seeds.append({C.Result, C.ObjectAfter});
      llvm::append_range(Seeds, C.ArgumentsAfter);
      Reading.insert(C.Function);
      if (Reads != Role::TokenRead)
        Tokens.insert(C.Function);
    }
  for (auto [Index, R] : P.withRole(Role::Source))
    if ((R->text("kind") == "cookie" || R->text("kind") == "header") &&
        readsIdentity(P, P.call(Index), *R)) {
      Seeds.push_back(P.call(Index).Result);
      Reading.insert(P.call(Index).Function);
    }
  llvm::erase_if(Seeds, [&](NodeId Id) { return !add(Id, Of); });
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

bool Identities::add(NodeId Id, llvm::DenseSet<NodeId> &To) {
  // Whether a client is known does not say who it is.
  return Id != NoNode && P.node(Id).Type != ValueType::Boolean &&
         To.insert(Id).second;
}

/// Follows what is \p Pending, which \p Seen has, through functions: into those
/// that are called by what they do with it, and, if it \p Leaves, out of them.
Identities::Summary Identities::follow(llvm::SmallVectorImpl<NodeId> &Pending,
                                       llvm::DenseSet<NodeId> &Seen,
                                       bool Leaves) {
  Summary Found;
  auto Add = [&](NodeId Id) {
    if (add(Id, Seen))
      Pending.push_back(Id);
  };
  auto AddResults = [&](const Call &C) {
    Add(C.Result);
    Add(C.ObjectAfter);
    llvm::for_each(C.ArgumentsAfter, Add);
  };
  while (!Pending.empty()) {
    const NodeId Id = Pending.pop_back_val();
    const Node &Here = P.node(Id);
    if (Uses.contains(Id)) {
      Found.IsUsed = true;
      if (Leaves)
        Using.insert(Here.Function);
    }
    Found.GetsOut |=
        Here.Kind == NodeKind::Return || Here.Kind == NodeKind::After;
    for (uint32_t Index : P.outOf(Id)) {
      const Edge &E = P.edge(Index);
      const Node &To = P.node(E.To);
      if (E.Kind == EdgeKind::Enter) {
        const Summary Inside = summaryOf(E.To);
        Found.IsUsed |= Inside.IsUsed;
        if (Inside.IsUsed && Leaves)
          Using.insert(Here.Function);
        if (Inside.GetsOut)
          AddResults(P.call(E.Label));
        continue;
      }
      // A database is no one's for having been asked about somebody.
      bool IsShared =
          Here.Kind == NodeKind::Effect &&
          (To.Kind == NodeKind::Field || To.Kind == NodeKind::Global);
      if (!IsShared && (Leaves || E.Kind != EdgeKind::Leave))
        Add(E.To);
    }
    if (auto Taken = Takers.find(Id); Taken != Takers.end())
      for (uint32_t Index : Taken->second)
        if (P.targets(Index).empty()) // Else the edges tell.
          AddResults(P.call(Index));
  }
  return Found;
}

Identities::Summary Identities::summaryOf(NodeId Parameter) {
  auto [Known, IsNew] = Summaries.try_emplace(Parameter);
  if (!IsNew) // Of one that runs itself, what is known so far.
    return Known->second;
  llvm::SmallVector<NodeId, 8> Pending;
  llvm::DenseSet<NodeId> Seen;
  if (add(Parameter, Seen))
    Pending.push_back(Parameter);
  Summary Found = follow(Pending, Seen, /*Leaves=*/false);
  return Summaries[Parameter] = Found;
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
