//===- Flow.cpp - Where values come from ----------------------------------===//

#include "Link/Escapes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

namespace {

/// Element keys still to be found are stacks that many paths share: each is its
/// top and a link to the rest.
class KeyStacks {
public:
  static constexpr uint32_t Empty = 0;

  uint32_t push(uint32_t Below, StringId Top) {
    auto [It, IsNew] = Ids.try_emplace({Below, Top}, Entries.size());
    if (IsNew)
      Entries.push_back(
          {.Below = Below, .Top = Top, .Depth = Entries[Below].Depth + 1});
    return It->second;
  }
  uint32_t pop(uint32_t Stack) const { return Entries[Stack].Below; }
  StringId top(uint32_t Stack) const { return Entries[Stack].Top; }
  unsigned depth(uint32_t Stack) const { return Entries[Stack].Depth; }

private:
  struct Entry {
    uint32_t Below;
    StringId Top;
    unsigned Depth;
  };
  std::vector<Entry> Entries{{.Below = 0, .Top = 0, .Depth = 0}};
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> Ids;
};

/// A node on the way, and how it is come to.
struct State {
  NodeId Node;
  uint32_t Inside; ///< The visit that it is part of, or NoVisit.
  uint32_t Keys;
  uint32_t From; ///< The state it was reached from; an index, as below.
  /// Behind a call that was gone through: the state before it. The call's visit
  /// may have begun for another.
  uint32_t Before = NoIndex;
};

/// What a search sees of a function from where a call leaves it. All who come
/// to the same place by the same call share it, whatever they are inside of, so
/// that its cost is not that of all ways through the program: tabulation, as in
/// Reps, Horwitz and Sagiv, "Precise interprocedural dataflow analysis via
/// graph reachability" (POPL 1995).
struct Visit {
  uint32_t Call;
  bool IsOwn; ///< Of the visit that it was begun in: no other shares it.
  /// Whom it was begun for: states, the first of each visit.
  llvm::SmallVector<uint32_t, 2> Callers;
  /// Where it ends: an argument of the call.
  struct End {
    NodeId Argument;
    uint32_t Keys;
    uint32_t From; ///< The state inside.
  };
  llvm::SmallVector<End, 2> Ends;
};

class Search {
public:
  Search(const Program &P, const FlowQuery &Query) : P(P), Query(Query) {}

  std::vector<Flow> run(NodeId End, StringId Key);
  bool wasCut() const { return WasCut; }

private:
  void follow(const Edge &E, const State &S);
  bool needsOwnVisit(uint32_t Call, uint32_t Inside) const;
  void begin(const Edge &Leave, uint32_t Inside, uint32_t Stack);
  void end(const Edge &Enter, uint32_t Inside, uint32_t Stack);
  std::optional<uint32_t> keysBehind(const Edge &E, const State &S);
  std::optional<uint32_t> keysBehindStore(const Edge &E, const State &S) const;
  bool isGuarded(const State &S) const;
  bool isGuardedBy(const Edge &E, uint32_t Stack, uint32_t Within) const;
  uint32_t callFor(const State &S) const;
  bool isEscaped(const Edge &E, uint32_t Inside) const;
  StringId keyOf(const Edge &E, uint32_t Inside) const;
  void add(State S);
  void fetchAhead() const;
  Flow flowTo(uint32_t Index) const;

  static constexpr unsigned MaxKeys = 3;
  static constexpr uint32_t NoVisit = NoIndex;
  static constexpr uint32_t NoState = NoIndex;

  const Program &P;
  const FlowQuery &Query;
  KeyStacks Keys;
  std::vector<State> States;
  std::vector<Visit> Visits;
  /// By call and the first node and keys inside, and, if keys are handed on,
  /// by the visit it is begun in.
  llvm::DenseMap<std::pair<std::pair<uint64_t, uint32_t>, uint32_t>, uint32_t>
      VisitIds;
  llvm::DenseSet<std::pair<uint64_t, uint32_t>> Seen;
  uint32_t Current = 0;
  bool WasCut = false;
};

} // namespace

static std::pair<uint64_t, uint32_t> keyFor(uint32_t A, uint32_t B,
                                            uint32_t C) {
  return {static_cast<uint64_t>(A) << 32 | B, C};
}

void Search::add(State S) {
  if (States.size() >= Query.MaxStates) {
    WasCut = true;
    return;
  }
  if (Seen.insert(keyFor(S.Node, S.Inside, S.Keys)).second)
    States.push_back(S);
}

/// The key of the element that \p E reads or writes where \p E does not say:
/// the one given to the call that it is done for, or to the call around that;
/// AnyKey if that is not known.
StringId Search::keyOf(const Edge &E, uint32_t Inside) const {
  if (Inside == NoVisit || !Query.ResolvesKeys)
    return AnyKey;
  NodeId Key = P.keyAt(E);
  while (Key != NoNode) {
    const Node &Parameter = P.node(P.behindCopies(Key));
    if (Parameter.Kind != NodeKind::Parameter) {
      std::optional<NodeId> Literal = P.keyLiteral(Key);
      return Literal ? P.node(*Literal).Text : AnyKey;
    }
    if (Inside == NoVisit)
      break;
    const Visit &Around = Visits[Inside];
    const Call &Outer = P.call(Around.Call);
    Key = Parameter.Ref < Outer.Arguments.size()
              ? Outer.Arguments[Parameter.Ref]
              : NoNode;
    Inside = Around.IsOwn ? States[Around.Callers.front()].Inside : NoVisit;
  }
  return AnyKey;
}

/// The keys still to be found behind \p E, an edge into an element.
std::optional<uint32_t> Search::keysBehindStore(const Edge &E,
                                                const State &S) const {
  if (S.Keys == KeyStacks::Empty)
    return S.Keys;
  StringId Wanted = Keys.top(S.Keys);
  StringId Written = E.Label == AnyKey ? keyOf(E, S.Inside) : E.Label;
  if (Wanted != Written && Wanted != AnyKey && Written != AnyKey)
    return std::nullopt;
  uint32_t Stack = Keys.pop(S.Keys);
  // What is stored under a key is no key: `element.first` of a map.
  if (E.Label != AnyKey && Stack != KeyStacks::Empty &&
      P.text(Keys.top(Stack)) == "first")
    return std::nullopt;
  return Stack;
}

std::optional<uint32_t> Search::keysBehind(const Edge &E, const State &S) {
  switch (E.Kind) {
  case EdgeKind::Load:
    if (Keys.depth(S.Keys) >= MaxKeys)
      return std::nullopt;
    return Keys.push(S.Keys, E.Label == AnyKey ? keyOf(E, S.Inside) : E.Label);
  case EdgeKind::Store:
    return keysBehindStore(E, S);
  case EdgeKind::Keep:
    if (S.Keys != KeyStacks::Empty && E.Label != AnyKey &&
        Keys.top(S.Keys) == E.Label)
      return std::nullopt;
    return S.Keys;
  default:
    return S.Keys;
  }
}

/// Whether what is found behind \p Call depends on the visit it is gone into
/// from: it hands on a key, and is not run by itself.
bool Search::needsOwnVisit(uint32_t Call, uint32_t Inside) const {
  static constexpr unsigned MaxDepth = 4;
  if (Inside == NoVisit || !Query.ResolvesKeys || !P.handsKeyOn(Call))
    return false;
  for (unsigned Depth = 0; Inside != NoVisit; ++Depth) {
    const Visit &Around = Visits[Inside];
    if (Around.Call == Call || Depth == MaxDepth)
      return false;
    Inside = States[Around.Callers.front()].Inside;
  }
  return true;
}

/// Goes into a call from its end.
void Search::begin(const Edge &Leave, uint32_t Inside, uint32_t Stack) {
  const bool IsOwn = needsOwnVisit(Leave.Label, Inside);
  auto [It, IsNew] = VisitIds.try_emplace(
      {keyFor(Leave.Label, Leave.From, Stack), IsOwn ? Inside : NoVisit},
      Visits.size());
  const uint32_t Id = It->second;
  if (IsNew)
    Visits.push_back(
        {.Call = Leave.Label, .IsOwn = IsOwn, .Callers = {}, .Ends = {}});
  Visit &V = Visits[Id];
  if (llvm::any_of(V.Callers,
                   [&](uint32_t C) { return States[C].Inside == Inside; }))
    return;
  V.Callers.push_back(Current);
  add({.Node = Leave.From, .Inside = Id, .Keys = Stack, .From = Current});
  for (const Visit::End &E : V.Ends)
    add({.Node = E.Argument,
         .Inside = Inside,
         .Keys = E.Keys,
         .From = E.From,
         .Before = Current});
}

/// Leaves a call by its begin: to all who went in, or, if nobody did, to
/// whoever calls.
void Search::end(const Edge &Enter, uint32_t Inside, uint32_t Stack) {
  if (Inside == NoVisit) {
    add({.Node = Enter.From,
         .Inside = NoVisit,
         .Keys = Stack,
         .From = Current});
    return;
  }
  Visit &V = Visits[Inside];
  if (llvm::any_of(V.Ends, [&](const Visit::End &E) {
        return E.Argument == Enter.From && E.Keys == Stack;
      }))
    return; // All who went in know it.
  V.Ends.push_back({.Argument = Enter.From, .Keys = Stack, .From = Current});
  for (uint32_t Caller : V.Callers)
    add({.Node = Enter.From,
         .Inside = States[Caller].Inside,
         .Keys = Stack,
         .From = Current,
         .Before = Caller});
}

/// Steps from \p S over \p E, against the flow.
void Search::follow(const Edge &E, const State &S) {
  const bool IsEnter = E.Kind == EdgeKind::Enter;
  const bool IsLeave = E.Kind == EdgeKind::Leave;
  if (IsEnter && S.Inside != NoVisit && Visits[S.Inside].Call != E.Label)
    return;
  std::optional<uint32_t> Stack = keysBehind(E, S);
  if (!Stack || !Query.Passes(E))
    return;
  if (E.Kind == EdgeKind::Tested && isGuardedBy(E, *Stack, callFor(S)))
    return;
  if ((Query.Guards & EscapeGuards) && isEscaped(E, S.Inside))
    return;
  if (IsLeave)
    return begin(E, S.Inside, *Stack);
  if (IsEnter)
    return end(E, S.Inside, *Stack);
  // Fields, globals and captures know no caller.
  const bool IsSame = P.node(E.From).Function == P.node(E.To).Function;
  add({.Node = E.From,
       .Inside = IsSame ? S.Inside : NoVisit,
       .Keys = *Stack,
       .From = Current});
}

/// The call that runs what is at \p S, if guards depend on what it gave: which
/// text a function of the team's looks for.
uint32_t Search::callFor(const State &S) const {
  static constexpr unsigned GivenGuards = GuardOneLine | GuardNoTag;
  return S.Inside != NoVisit && (Query.Guards & GivenGuards)
             ? Visits[S.Inside].Call
             : NoIndex;
}

/// Whether what \p Stack names of the value has passed the test \p E.
bool Search::isGuardedBy(const Edge &E, uint32_t Stack, uint32_t Within) const {
  unsigned Wanted = Query.Guards;
  // That an object is there says nothing of what stands deep in it.
  if (Keys.depth(Stack) > 1)
    Wanted &= ~GuardPresent;
  return Wanted &&
         P.isGuarded(E, Wanted,
                     Stack == KeyStacks::Empty ? AnyKey : Keys.top(Stack),
                     Within);
}

bool Search::isEscaped(const Edge &E, uint32_t Inside) const {
  static constexpr unsigned MaxCalls = 10; // It may run itself.
  llvm::SmallVector<uint32_t, MaxCalls> Calls;
  for (; Inside != NoVisit && Calls.size() < MaxCalls;
       Inside = States[Visits[Inside].Callers.front()].Inside)
    Calls.push_back(Visits[Inside].Call);
  return P.isEscaped(E, Query.Guards, Calls);
}

/// Whether the origin that \p S has come to was guarded as it was read.
bool Search::isGuarded(const State &S) const {
  if (P.isReadGuarded(S.Node, Query.Guards))
    return true;
  return (Query.Guards & GuardClass) && S.Keys != KeyStacks::Empty &&
         P.isMatchedWord(S.Node, Keys.top(S.Keys));
}

Flow Search::flowTo(uint32_t Index) const {
  Flow F{.Origin = States[Index].Node, .Path = {}};
  llvm::SmallVector<uint32_t, 8> Before; // By call that is gone through.
  while (Index != NoState) {
    const State &S = States[Index];
    F.Path.push_back(S.Node);
    if (S.Before != NoState)
      Before.push_back(S.Before);
    const bool IsFirstOfVisit = S.Inside != NoVisit &&
                                S.From == Visits[S.Inside].Callers.front() &&
                                S.Before == NoState;
    Index = IsFirstOfVisit && !Before.empty() ? Before.pop_back_val() : S.From;
  }
  return F;
}

/// Nodes lie far apart, and a search is mostly waiting for them: has those
/// brought that come next. A third of the time of all checks of a server with
/// 98 units.
void Search::fetchAhead() const {
  static constexpr uint32_t ToNode = 8;
  static constexpr uint32_t ToEdges = 4;
  static constexpr uint32_t ToOrigins = 2;
  if (Current + ToNode >= States.size())
    return;
  const NodeId Next = States[Current + ToNode].Node;
  __builtin_prefetch(&P.node(Next));
  P.prefetchInto(Next);
  if (auto Edges = P.into(States[Current + ToEdges].Node); !Edges.empty())
    __builtin_prefetch(&P.edge(Edges.front()));
  for (uint32_t Edge : P.into(States[Current + ToOrigins].Node))
    __builtin_prefetch(&P.node(P.edge(Edge).From));
}

std::vector<Flow> Search::run(NodeId End, StringId Key) {
  std::vector<Flow> Found;
  llvm::DenseSet<NodeId> Origins;
  add({.Node = End,
       .Inside = NoVisit,
       .Keys =
           Key == AnyKey ? KeyStacks::Empty : Keys.push(KeyStacks::Empty, Key),
       .From = NoState});
  for (; Current < States.size(); ++Current) {
    const State S = States[Current];
    fetchAhead();
    Step Next = Query.At(S.Node, S.Keys == KeyStacks::Empty);
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
    if (WasCut)
      continue; // Nothing would be added.
    for (uint32_t Edge : P.into(S.Node))
      follow(P.edge(Edge), S);
    if (Query.Beyond)
      Query.Beyond(S.Node, [&](NodeId Id) {
        add({.Node = Id,
             .Inside = S.Inside,
             .Keys = KeyStacks::Empty,
             .From = Current});
      });
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
  GivenUp.insert(
      {.Why = Why.str(), .File = std::move(Where.File), .Line = Where.Line});
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
  auto [It, IsNew] = Known.Literals.try_emplace({Id, Key});
  if (IsNew)
    It->second = findSoleLiteral(Id, Key, /*ResolvesKeys=*/true);
  return It->second;
}

std::optional<NodeId> Program::keyLiteral(NodeId Id) const {
  auto [It, IsNew] = Known.Keys.try_emplace(Id);
  if (IsNew)
    It->second = findSoleLiteral(Id, AnyKey, /*ResolvesKeys=*/false);
  return It->second;
}

std::optional<NodeId> Program::findSoleLiteral(NodeId Id, StringId Key,
                                               bool ResolvesKeys) const {
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
               },
           .ResolvesKeys = ResolvesKeys},
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
  auto [It, IsNew] = Known.Ids.try_emplace(Text);
  if (!IsNew)
    return It->second;
  if (auto Found = llvm::find(Facts.Strings, Text);
      Found != Facts.Strings.end())
    It->second = Found - Facts.Strings.begin();
  return It->second;
}
