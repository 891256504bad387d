//===- Flow.cpp - Where values come from ----------------------------------===//

#include "Link/Escapes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

namespace {

/// Calls that a path is inside of, and element keys still to be found, are
/// stacks that many paths share: each is its top and a link to the rest.
class Stacks {
public:
  static constexpr uint32_t Empty = 0;

  uint32_t push(uint32_t Below, uint32_t Top) {
    auto [It, IsNew] = Ids.try_emplace({Below, Top}, Entries.size());
    if (IsNew)
      Entries.push_back(
          {.Below = Below, .Top = Top, .Depth = Entries[Below].Depth + 1});
    return It->second;
  }
  uint32_t pop(uint32_t Stack) const { return Entries[Stack].Below; }
  uint32_t top(uint32_t Stack) const { return Entries[Stack].Top; }
  unsigned depth(uint32_t Stack) const { return Entries[Stack].Depth; }
  bool contains(uint32_t Stack, uint32_t Value) const {
    for (; Stack != Empty; Stack = pop(Stack))
      if (top(Stack) == Value)
        return true;
    return false;
  }

private:
  struct Entry {
    uint32_t Below, Top;
    unsigned Depth;
  };
  std::vector<Entry> Entries{{.Below = 0, .Top = 0, .Depth = 0}};
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> Ids;
};

struct State {
  NodeId Node;
  uint32_t Calls;
  uint32_t Keys;
  uint32_t From; ///< Index of the state it was reached from.
};

class Search {
public:
  Search(const Program &P, const FlowQuery &Query) : P(P), Query(Query) {}

  std::vector<Flow> run(NodeId End, StringId Key);
  bool wasCut() const { return WasCut; }

private:
  void follow(const Edge &E, const State &S);
  std::optional<uint32_t> callsBehind(const Edge &E, uint32_t Calls) const;
  std::optional<uint32_t> keysBehind(const Edge &E, const State &S);
  std::optional<uint32_t> keysBehindStore(const Edge &E, uint32_t Keys) const;
  bool isGuarded(const State &S) const;
  bool isEscaped(const Edge &E, uint32_t Calls) const;
  StringId keyOf(const Edge &Load, uint32_t Calls) const;
  void add(NodeId Node, uint32_t Calls, uint32_t Keys);
  Flow flowTo(uint32_t Index) const;

  static constexpr unsigned MaxCalls = 10;
  static constexpr unsigned MaxKeys = 3;

  const Program &P;
  const FlowQuery &Query;
  Stacks CallStacks, KeyStacks;
  std::vector<State> States;
  llvm::DenseSet<std::pair<uint64_t, uint32_t>> Seen;
  uint32_t Current = 0;
  bool WasCut = false;
};

} // namespace

void Search::add(NodeId Node, uint32_t Calls, uint32_t Keys) {
  if (States.size() >= Query.MaxStates) {
    WasCut = true;
    return;
  }
  if (Seen.insert({static_cast<uint64_t>(Node) << 32 | Calls, Keys}).second)
    States.push_back(
        {.Node = Node, .Calls = Calls, .Keys = Keys, .From = Current});
}

/// The key that \p Load, whose key is a parameter, has in the call that it is
/// done for; AnyKey if that is not known.
StringId Search::keyOf(const Edge &Load, uint32_t Calls) const {
  const Node &Result = P.node(Load.To);
  if (Result.Kind != NodeKind::Call || Calls == Stacks::Empty)
    return AnyKey;
  const Call &C = P.call(Result.Ref);
  const Row *R = P.rowOf(C, Role::Load);
  NodeId Key =
      R && R->has("key") ? P.nodeAt(C, R->position("key", {})) : NoNode;
  for (int Steps = 0; Key != NoNode && Steps < 8; ++Steps) {
    const Node &N = P.node(Key);
    if (N.Kind == NodeKind::Parameter) {
      const Call &Outer = P.call(CallStacks.top(Calls) - 1);
      NodeId Given =
          N.Ref < Outer.Arguments.size() ? Outer.Arguments[N.Ref] : NoNode;
      std::optional<NodeId> Literal =
          Given == NoNode ? std::nullopt : P.soleLiteral(Given);
      return Literal ? P.node(*Literal).Text : AnyKey;
    }
    Key = P.into(Key).size() == 1 ? P.edge(P.into(Key)[0]).From : NoNode;
  }
  return AnyKey;
}

/// The calls that one is inside of behind \p E, against the flow; nothing if it
/// cannot be gone.
std::optional<uint32_t> Search::callsBehind(const Edge &E,
                                            uint32_t Calls) const {
  if (E.Kind != EdgeKind::Enter || Calls == Stacks::Empty)
    return Calls;
  if (CallStacks.top(Calls) != E.Label + 1)
    return std::nullopt;
  return CallStacks.pop(Calls);
}

/// The keys still to be found behind \p E, an edge into an element.
std::optional<uint32_t> Search::keysBehindStore(const Edge &E,
                                                uint32_t Keys) const {
  if (Keys == Stacks::Empty)
    return Keys;
  uint32_t Wanted = KeyStacks.top(Keys);
  if (Wanted != E.Label && Wanted != AnyKey && E.Label != AnyKey)
    return std::nullopt;
  Keys = KeyStacks.pop(Keys);
  // What is stored under a key is no key: `element.first` of a map.
  if (E.Label != AnyKey && Keys != Stacks::Empty &&
      P.text(KeyStacks.top(Keys)) == "first")
    return std::nullopt;
  return Keys;
}

std::optional<uint32_t> Search::keysBehind(const Edge &E, const State &S) {
  uint32_t Keys = S.Keys;
  switch (E.Kind) {
  case EdgeKind::Load:
    if (KeyStacks.depth(Keys) >= MaxKeys)
      return std::nullopt;
    return KeyStacks.push(Keys,
                          E.Label == AnyKey ? keyOf(E, S.Calls) : E.Label);
  case EdgeKind::Store:
    return keysBehindStore(E, Keys);
  case EdgeKind::Keep:
    if (Keys != Stacks::Empty && E.Label != AnyKey &&
        KeyStacks.top(Keys) == E.Label)
      return std::nullopt;
    return Keys;
  default:
    return Keys;
  }
}

/// Steps from \p S over \p E, against the flow.
void Search::follow(const Edge &E, const State &S) {
  std::optional<uint32_t> Calls = callsBehind(E, S.Calls);
  if (!Calls)
    return;
  if (E.Kind == EdgeKind::Leave) {
    if (CallStacks.depth(*Calls) >= MaxCalls ||
        CallStacks.contains(*Calls, E.Label + 1))
      return;
    Calls = CallStacks.push(*Calls, E.Label + 1);
  }
  std::optional<uint32_t> Keys = keysBehind(E, S);
  if (!Keys || !Query.Passes(E))
    return;
  if (E.Kind == EdgeKind::Tested && Query.Guards &&
      P.isGuarded(E, Query.Guards,
                  *Keys == Stacks::Empty ? AnyKey : KeyStacks.top(*Keys)))
    return;
  if ((Query.Guards & EscapeGuards) && isEscaped(E, *Calls))
    return;
  bool IsCallEdge = E.Kind == EdgeKind::Leave || E.Kind == EdgeKind::Enter;
  if (!IsCallEdge && P.node(E.From).Function != P.node(E.To).Function)
    Calls = Stacks::Empty; // Fields, globals and captures know no caller.
  add(E.From, *Calls, *Keys);
}

bool Search::isEscaped(const Edge &E, uint32_t Calls) const {
  llvm::SmallVector<uint32_t, MaxCalls> Inside;
  for (; Calls != Stacks::Empty; Calls = CallStacks.pop(Calls))
    Inside.push_back(CallStacks.top(Calls) - 1);
  return P.isEscaped(E, Query.Guards, Inside);
}

/// Whether the origin that \p S has come to was guarded as it was read.
bool Search::isGuarded(const State &S) const {
  if (P.isReadGuarded(S.Node, Query.Guards))
    return true;
  return (Query.Guards & GuardClass) && S.Keys != Stacks::Empty &&
         P.isMatchedWord(S.Node, KeyStacks.top(S.Keys));
}

Flow Search::flowTo(uint32_t Index) const {
  Flow F{.Origin = States[Index].Node, .Path = {}};
  for (;;) {
    F.Path.push_back(States[Index].Node);
    if (Index == 0)
      return F;
    Index = States[Index].From;
  }
}

std::vector<Flow> Search::run(NodeId End, StringId Key) {
  std::vector<Flow> Found;
  llvm::DenseSet<NodeId> Origins;
  add(End, Stacks::Empty,
      Key == AnyKey ? Stacks::Empty : KeyStacks.push(Stacks::Empty, Key));
  for (; Current < States.size(); ++Current) {
    const State S = States[Current];
    Step Next = Query.At(S.Node, S.Keys == Stacks::Empty);
    if (Next == Step::Found && isGuarded(S))
      Next = Step::Stop;
    switch (Next) {
    case Step::Found:
      if (Origins.insert(S.Node).second)
        Found.push_back(flowTo(Current));
      if (Found.size() >= Query.MaxOrigins)
        return Found;
      continue;
    case Step::Stop:
      continue;
    case Step::Continue:
      break;
    }
    for (uint32_t Edge : P.into(S.Node))
      follow(P.edge(Edge), S);
    if (Query.Beyond)
      Query.Beyond(S.Node, [&](NodeId Id) { add(Id, S.Calls, Stacks::Empty); });
  }
  return Found;
}

std::vector<Flow> Program::origins(NodeId End, const FlowQuery &Query,
                                   StringId Key) const {
  if (End == NoNode)
    return {};
  Search S(*this, Query);
  std::vector<Flow> Found = S.run(End, Key);
  if (S.wasCut())
    giveUp(End, "too many ways lead here to follow them all");
  return Found;
}

void Program::giveUp(NodeId At, llvm::StringRef Why) const {
  Location Where = location(node(At).Where);
  GivenUp[Why.str()].emplace(std::move(Where.File), Where.Line);
}

std::vector<Flow> Program::literals(NodeId Id, StringId Key) const {
  return origins(Id,
                 {.At =
                      [&](NodeId N, bool WholeValue) {
                        if (node(N).Kind != NodeKind::Literal)
                          return Step::Continue;
                        return WholeValue ? Step::Found : Step::Stop;
                      },
                  .Passes = [](const Edge &E) { return E.keepsValue(); }},
                 Key);
}

std::optional<NodeId> Program::soleLiteral(NodeId Id, StringId Key) const {
  auto [It, IsNew] = LiteralCache.try_emplace({Id, Key});
  if (IsNew)
    It->second = findSoleLiteral(Id, Key);
  return It->second;
}

std::optional<NodeId> Program::findSoleLiteral(NodeId Id, StringId Key) const {
  std::optional<NodeId> Only;
  bool HasOther = false;
  origins(Id,
          {.At =
               [&](NodeId N, bool) {
                 if (HasOther)
                   return Step::Stop;
                 bool IsLiteral = node(N).Kind == NodeKind::Literal;
                 if (IsLiteral && Only && *Only != N &&
                     node(*Only).Text != node(N).Text)
                   HasOther = true;
                 if (IsLiteral)
                   Only = N;
                 // Anytime: what lambdas would have written.
                 HasOther |= !IsLiteral && into(N).empty() &&
                             node(N).Kind != NodeKind::Anytime;
                 return IsLiteral ? Step::Found : Step::Continue;
               },
           .Passes =
               [&](const Edge &E) {
                 HasOther |= !E.keepsValue();
                 return E.keepsValue();
               }},
          Key);
  return HasOther ? std::nullopt : Only;
}

llvm::StringRef Program::literalText(NodeId Id) const {
  if (Id == NoNode)
    return {};
  std::optional<NodeId> Literal = soleLiteral(Id);
  return Literal ? nameOf(*Literal) : llvm::StringRef();
}

std::optional<llvm::StringRef> Program::fixedText(NodeId Id) const {
  bool IsOther = false;
  auto At = [&](NodeId N, bool) {
    const Node &Here = node(N);
    if (Here.Kind == NodeKind::Literal)
      return Here.Type == ValueType::Text ? Step::Found : Step::Stop;
    IsOther |= requestSource(N) || Here.Kind == NodeKind::Parameter;
    return Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  std::vector<Flow> Found = origins(Id, {.At = At, .Passes = Passes});
  if (Found.size() != 1 || IsOther)
    return std::nullopt;
  return nameOf(Found[0].Origin);
}

std::vector<uint32_t> Program::functionsAt(NodeId Id) const {
  std::vector<uint32_t> Result;
  for (const Callee &To : calleesAt(Id))
    if (!llvm::is_contained(Result, To.Function))
      Result.push_back(To.Function);
  return Result;
}

std::vector<Program::Callee> Program::calleesAt(NodeId Id) const {
  auto At = [&](NodeId N, bool) {
    return node(N).Kind == NodeKind::Function ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  std::vector<Callee> Result;
  for (const Flow &F : origins(Id, {.At = At, .Passes = Passes})) {
    Callee To{.Function = node(F.Origin).Ref, .Bindings = {}};
    for (NodeId On : F.Path)
      if (const Node &N = node(On);
          N.Kind == NodeKind::Call && rowOf(call(N.Ref), Role::Binds))
        To.Bindings.push_back(N.Ref);
    if (!llvm::is_contained(Result, To))
      Result.push_back(std::move(To));
  }
  return Result;
}

bool Program::isNegated(const Callee &To) const {
  return llvm::count_if(
             To.Bindings,
             [&](uint32_t Binding) {
               return rowOf(call(Binding), Role::Binds)->flag("negates");
             }) %
             2 ==
         1;
}

std::optional<StringId> Program::idOf(llvm::StringRef Text) const {
  const auto Found = llvm::find(Facts.Strings, Text);
  if (Found == Facts.Strings.end())
    return std::nullopt;
  return Found - Facts.Strings.begin();
}
