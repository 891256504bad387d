//===- Cors.cpp - What responses tell browsers about origins --------------===//

#include "Cors.h"
#include "Flows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace portcullis;
using llvm::StringRef;

/// The headers of \p Container, of name and value pairs, that were not in
/// \p Before. A container that is a response's own field holds for it alone.
static void addPairs(const Program &P, uint32_t Call, const Row *R,
                     NodeId Container, const Span &Where,
                     std::vector<HeaderSet> &Headers, bool ForAll,
                     NodeId Before = NoNode) {
  P.origins(Container,
            {.At = [](NodeId, bool) { return Step::Continue; },
             .Passes =
                 [&](const Edge &E) {
                   if (E.From == Before)
                     return false;
                   if (E.Kind != EdgeKind::Store || E.Label == AnyKey)
                     return E.Kind != EdgeKind::Operand;
                   StringRef Key = P.text(E.Label);
                   if (llvm::isDigit(Key.front()))
                     return true;
                   Location At = whereIs(P, E.From);
                   Headers.push_back(
                       {.Call = Call,
                        .R = R,
                        .Name = Key.lower(),
                        .Value = E.From,
                        .FixedValue = "",
                        .Where = At.isValid() ? At : P.location(Where),
                        .ForAll = ForAll});
                   return false;
                 }});
}

/// The headers that members of the field which \p Read reads add to it.
static void addToField(const Program &P, const Call &Read, const Row *R,
                       std::vector<HeaderSet> &Headers) {
  if (!Read.IsField || Read.Result == NoNode)
    return;
  NodeId Held = Read.Result;
  for (uint32_t Index : P.callsIn(Read.Function)) {
    const Call &C = P.call(Index);
    if (C.Object != Held || C.ObjectAfter == NoNode)
      continue;
    addPairs(P, Index, R, C.ObjectAfter, C.NameWhere, Headers,
             /*ForAll=*/false, Held);
    Held = C.ObjectAfter;
  }
}

std::vector<HeaderSet> portcullis::responseHeaders(const Program &P) {
  std::vector<HeaderSet> Headers;
  for (auto [Index, R] : P.withRole(Role::ResponseHeader)) {
    const Call &C = P.call(Index);
    if (R->has("pairs")) {
      P.eachAt(C, R->positions("pairs"), [&](NodeId Value, const Span &Where) {
        addPairs(P, Index, R, Value, Where, Headers, /*ForAll=*/!C.IsField);
      });
      addToField(P, C, R, Headers);
      continue;
    }
    HeaderSet Set{.Call = Index,
                  .R = R,
                  .Name = "",
                  .FixedValue = "",
                  .Where = P.location(C.NameWhere)};
    Set.Name =
        R->has("fixed_name")
            ? R->text("fixed_name").lower()
            : P.literalText(P.nodeAt(C, R->position("name", {}))).lower();
    Set.FixedValue = R->text("fixed_value").str();
    if (Set.FixedValue.empty())
      Set.Value = P.nodeAt(C, R->position("value", {}));
    // What configures a library rather than a response holds for all.
    Set.ForAll = R->has("fixed_name") && R->has("fixed_value");
    Headers.push_back(std::move(Set));
  }
  llvm::StringMap<bool> Calls; // By what says that a default was changed.
  for (auto [Index, R] : P.withRole(Role::HeaderDefault)) {
    StringRef Unless = R->text("unless");
    auto [Changed, IsNew] = Calls.try_emplace(Unless, false);
    if (IsNew && !Unless.empty())
      Changed->second = llvm::any_of(
          P.calls(), [&](const Call &C) { return P.text(C.Name) == Unless; });
    if (!Changed->second)
      Headers.push_back({.Call = Index,
                         .R = R,
                         .Name = R->text("fixed_name").lower(),
                         .FixedValue = R->text("fixed_value").str(),
                         .Where = P.location(P.call(Index).Where),
                         .ForAll = true});
  }
  return Headers;
}

/// Whether what goes \p Way is the request's Origin header: asked for by name,
/// or looked up among all of them.
static bool isOriginHeader(const Program &P, const Flow &Way) {
  const Row *R = P.requestSource(Way.Origin);
  const Node &N = P.node(Way.Origin);
  if (!R || R->text("kind") != "header")
    return false;
  if (R->has("key"))
    return N.Kind == NodeKind::Call &&
           keyOf(P, P.call(N.Ref), *R).equals_insensitive("origin");
  auto IsOrigin = [&](StringId Key) {
    return P.text(Key).equals_insensitive("origin");
  };
  for (size_t I = 0; I + 1 < Way.Path.size(); ++I)
    if (hasEdge(P, Way.Path[I], Way.Path[I + 1], EdgeKind::Load, IsOrigin))
      return true;
  return false;
}

static void addReflections(const Program &P, const HeaderSet &Set,
                           std::vector<OriginValue> &Values) {
  unsigned Weak = 0;
  for (Flow &Way : P.origins(
           Set.Value, {.At =
                           [&](NodeId N, bool) {
                             return P.requestSource(N) ? Step::Found
                                                       : Step::Continue;
                           },
                       .Passes =
                           [&](const Edge &E) {
                             if (E.Kind == EdgeKind::Tested)
                               for (unsigned Kind :
                                    {GuardSearch, GuardSubstring, GuardPrefix})
                                 Weak |= P.isGuarded(E, Kind) ? Kind : 0;
                             return E.Kind != EdgeKind::Operand;
                           },
                       .Guards = GuardMatch | GuardMember | GuardEqual}))
    if (isOriginHeader(P, Way))
      Values.push_back({.What = OriginValue::Reflected,
                        .Way = std::move(Way),
                        .Guards = Weak,
                        .Set = &Set});
}

std::vector<OriginValue>
portcullis::unsafeOrigins(const Program &P, llvm::ArrayRef<HeaderSet> Headers) {
  std::vector<OriginValue> Values;
  for (const HeaderSet &Set : Headers) {
    if (Set.Name != "access-control-allow-origin")
      continue;
    if (Set.Value == NoNode) {
      if (Set.FixedValue == "*")
        Values.push_back(
            {.What = OriginValue::Wildcard, .Way = {}, .Set = &Set});
      continue;
    }
    for (Flow &Way : P.literals(Set.Value)) {
      StringRef Text = P.nameOf(Way.Origin).trim();
      if (Text == "*" || Text == "null")
        Values.push_back(
            {.What = Text == "*" ? OriginValue::Wildcard : OriginValue::Null,
             .Way = std::move(Way),
             .Set = &Set});
    }
    addReflections(P, Set, Values);
  }
  return Values;
}
