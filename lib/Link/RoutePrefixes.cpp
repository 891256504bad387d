//===- RoutePrefixes.cpp - What stands in front of routes' paths ----------===//

#include "Link/RoutePrefixes.h"
#include "Link/ServerIndex.h"

using namespace portcullis;
using llvm::StringRef;

/// The call that makes the group of routes from which \p Id comes, or NoIndex.
static uint32_t groupBehind(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Call &&
                   P.rowOf(P.call(Here.Ref), Role::RoutePrefix)
               ? Step::Found
               : Step::Continue;
  };
  std::vector<Flow> Found = P.origins(
      Id,
      {.At = At, .Passes = [](const Edge &) { return true; }, .MaxOrigins = 1});
  return Found.empty() ? NoIndex : P.node(Found[0].Origin).Ref;
}

RoutePrefixes::RoutePrefixes(const Program &P) : P(P) {
  for (auto [Index, R] : P.withRole(Role::RoutePrefix)) {
    const Call &C = P.call(Index);
    StringId Class = P.function(C.Function).Class;
    if (NodeId At = P.nodeAt(C, R->position("at", {}));
        R->flag("members") && Class != 0 && At != NoNode)
      ByClass.try_emplace(Class, literalBehind(P, At));
  }
  for (auto [Index, R] : P.withRole(Role::Mounts)) {
    const Call &C = P.call(Index);
    const NodeId Inner = P.nodeAt(C, R->position("at", {}));
    if (Inner == NoNode || C.Object == NoNode)
      continue;
    if (const uint32_t Group = groupBehind(P, Inner); Group != NoIndex)
      Around.try_emplace(Group, C.Object);
  }
}

std::string RoutePrefixes::ofPath(NodeId Id) const {
  static constexpr unsigned MaxGroups = 8; // One in another.
  std::string Prefix;
  for (unsigned I = 0; I < MaxGroups && Id != NoNode; ++I) {
    const uint32_t Group = groupBehind(P, Id);
    if (Group == NoIndex)
      break;
    const Call &C = P.call(Group);
    const Row *R = P.rowOf(C, Role::RoutePrefix);
    const std::string Text =
        literalBehind(P, P.nodeAt(C, R->position("at", {})));
    if (StringRef Inner = StringRef(Text).trim('/'); !Inner.empty())
      Prefix.insert(0, "/" + Inner.str());
    auto Mounted = Around.find(Group);
    Id = Mounted == Around.end() ? C.Object : Mounted->second;
  }
  return Prefix;
}

std::string RoutePrefixes::ofMembers(const Route &R) const {
  for (uint32_t Handler : R.Handlers)
    if (auto It = ByClass.find(P.function(Handler).Class); It != ByClass.end())
      return It->second;
  return "";
}
