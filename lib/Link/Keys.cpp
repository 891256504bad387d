//===- Keys.cpp - Which element of a container is meant ------------------===//

#include "Link/Program.h"
#include "llvm/ADT/SetVector.h"

using namespace portcullis;

NodeId Program::behindCopies(NodeId Id) const {
  static constexpr unsigned MaxCopies = 1024; // It may run in a circle.
  for (unsigned Steps = 0; Steps < MaxCopies && into(Id).size() == 1; ++Steps) {
    const Edge &E = edge(into(Id)[0]);
    if (E.Kind != EdgeKind::Same && E.Kind != EdgeKind::Tested)
      break;
    Id = E.From;
  }
  return Id;
}

bool Program::handsKeyOn(uint32_t Call) const {
  if (!Known.HandKeyOn)
    Known.HandKeyOn = findCallsThatHandKeyOn();
  return Known.HandKeyOn->contains(Call);
}

NodeId Program::keyAt(const Edge &E) const {
  const Node &To = node(E.To);
  if (To.Kind == NodeKind::Call || To.Kind == NodeKind::Effect) {
    const portcullis::Call &C = call(To.Ref);
    const Row *R =
        rowOf(C, E.Kind == EdgeKind::Load ? Role::Load : Role::Store);
    return R && R->has("key") ? nodeAt(C, R->position("key", {})) : NoNode;
  }
  if (E.Kind == EdgeKind::Store)
    for (uint32_t Index : into(E.To))
      if (edge(Index).Kind == EdgeKind::Operand)
        return edge(Index).From;
  return NoNode;
}

llvm::DenseSet<uint32_t> Program::findCallsThatHandKeyOn() const {
  llvm::SetVector<NodeId> Keys; // Parameters that are keys.
  for (const Edge &E : Facts.Edges) {
    bool IsElement = E.Kind == EdgeKind::Load || E.Kind == EdgeKind::Store;
    NodeId Key = IsElement && E.Label == AnyKey ? keyAt(E) : NoNode;
    if (Key != NoNode && node(behindCopies(Key)).Kind == NodeKind::Parameter)
      Keys.insert(behindCopies(Key));
  }
  llvm::DenseSet<uint32_t> Calls;
  for (size_t I = 0; I < Keys.size(); ++I) {
    const Node &Key = node(Keys[I]);
    for (uint32_t Caller : callers(Key.Function)) {
      const portcullis::Call &C = call(Caller);
      NodeId Given =
          Key.Ref < C.Arguments.size() ? C.Arguments[Key.Ref] : NoNode;
      if (Given == NoNode ||
          node(behindCopies(Given)).Kind != NodeKind::Parameter)
        continue;
      Calls.insert(Caller);
      Keys.insert(behindCopies(Given));
    }
  }
  return Calls;
}
