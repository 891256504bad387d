//===- Guards.cpp - What a branch establishes of a value ------------------===//

#include "Link/Guards.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// How often a value is copied at most. Facts of others may run in a circle.
static constexpr unsigned MaxChain = 1024;

/// The only parameter that \p Id can be unchanged, or NoNode.
static NodeId parameterBehind(const Program &P, NodeId Id) {
  static constexpr unsigned MaxCopies = 16;
  llvm::SmallSetVector<NodeId, 8> Copies;
  Copies.insert(Id);
  NodeId Found = NoNode;
  for (unsigned I = 0; I < Copies.size() && I < MaxCopies; ++I) {
    if (P.node(Copies[I]).Kind == NodeKind::Parameter) {
      if (Found != NoNode)
        return NoNode;
      Found = Copies[I];
      continue;
    }
    for (uint32_t Index : P.into(Copies[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind != EdgeKind::Same && E.Kind != EdgeKind::Tested)
        return NoNode;
      Copies.insert(E.From);
    }
  }
  return Copies.size() < MaxCopies ? Found : NoNode;
}

NodeId GuardReader::plain(NodeId Id) const {
  for (int Steps = 0; Steps < 16; ++Steps) {
    NodeKind Kind = P.node(Id).Kind;
    if (Kind == NodeKind::Call || Kind == NodeKind::Literal ||
        P.into(Id).size() != 1)
      return Id;
    const Edge &E = P.edge(P.into(Id)[0]);
    if (E.Kind != EdgeKind::Same && E.Kind != EdgeKind::Tested)
      return Id;
    Id = E.From;
  }
  return Id;
}

StringRef portcullis::textWithin(const Program &P, NodeId Id,
                                 const Call *Within) {
  NodeId Parameter = Within ? parameterBehind(P, Id) : NoNode;
  if (Parameter == NoNode)
    return P.literalText(Id);
  const Node &N = P.node(Parameter);
  bool IsGiven =
      N.Ref < Within->Arguments.size() &&
      llvm::is_contained(P.targets(Within - P.calls().data()), N.Function);
  return P.literalText(IsGiven ? Within->Arguments[N.Ref] : Id);
}

bool GuardReader::isNothing(NodeId Id, unsigned Depth) const {
  NodeId Behind = plain(Id);
  const Node &N = P.node(Behind);
  if (N.Kind == NodeKind::Global)
    return P.nameOf(Behind) == "nullopt";
  // `{}` and a default constructor make an optional, a text, a list empty.
  bool IsMade = N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction;
  if (IsMade && P.call(N.Ref).Arguments.size() == 1 &&
      P.call(N.Ref).Arguments[0] != NoNode)
    return Depth < 8 && isNothing(P.call(N.Ref).Arguments[0], Depth + 1);
  return P.into(Behind).empty() &&
         (IsMade || (N.Kind == NodeKind::Value && P.nameOf(Behind) == "{}"));
}

bool GuardReader::fits(StringRef Text, const Outcome &Asked) {
  bool IsFalse = Text == "false" || Text == "0" || Text == "nullptr";
  if (Asked.IsSign)
    return Text.starts_with("-") == Asked.Holds;
  bool Is = Asked.IsCompared ? Text == Asked.EqualTo : !IsFalse;
  return Is == Asked.Holds;
}

bool GuardReader::mayBe(NodeId Decider, const Outcome &Asked) const {
  std::optional<NodeId> Literal = P.soleLiteral(Decider, Asked.Element);
  if (Literal && Asked.Other == NoNode) {
    return fits(P.nameOf(*Literal), Asked);
  }
  if (Asked.Element != AnyKey || Asked.IsSign || Asked.Other != NoNode)
    return true;
  bool AsksNothing = Asked.IsCompared && Asked.EqualTo.empty();
  if (Asked.IsCompared && !AsksNothing)
    return true;
  if (isNothing(Decider))
    return AsksNothing == Asked.Holds;
  // A list that something was put into is not empty, nor is an optional that
  // was made of something.
  const Node &N = P.node(plain(Decider));
  bool IsFilled =
      (N.Kind == NodeKind::Effect && P.rowOf(P.call(N.Ref), Role::Store)) ||
      (N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction &&
       P.text(P.call(N.Ref).Name) == "std::optional::optional");
  return !IsFilled || AsksNothing != Asked.Holds;
}

/// Whether ways meet at \p Id, and where: equal for what meets at one place.
std::optional<uint64_t> GuardReader::meetingPoint(NodeId Id) const {
  static constexpr uint64_t WaysOut = 1ULL << 32;
  const Node &N = P.node(Id);
  switch (N.Kind) {
  case NodeKind::Join:
    // What has no place of its own, as `a ? b : c`, is its own.
    return N.Ref == NoIndex ? (WaysOut * 2) + Id : uint64_t{N.Ref};
  case NodeKind::Return:
  case NodeKind::After:
    return WaysOut + N.Function;
  default:
    return std::nullopt;
  }
}

NodeId GuardReader::byWay(NodeId Meeting, uint32_t Way) const {
  for (uint32_t Index : P.into(Meeting))
    if (P.edge(Index).Kind == EdgeKind::Same && P.edge(Index).Label == Way)
      return P.edge(Index).From;
  return NoNode;
}

NodeId GuardReader::besideMeeting(NodeId Meeting, const Function &F,
                                  unsigned Parameter) const {
  const Node &N = P.node(Meeting);
  if (N.Kind != NodeKind::Join)
    return F.ParametersAfter[Parameter];
  static constexpr unsigned MaxCopies = 64;
  llvm::SmallSetVector<NodeId, 16> Copies;
  Copies.insert(F.Parameters[Parameter]);
  for (unsigned I = 0; I < Copies.size() && I < MaxCopies; ++I)
    for (uint32_t Index : P.outOf(Copies[I])) {
      const Edge &E = P.edge(Index);
      const Node &To = P.node(E.To);
      bool IsCopy = E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested;
      if (!IsCopy || To.Function != N.Function)
        continue;
      if (To.Kind == NodeKind::Join && To.Ref == N.Ref && N.Ref != NoIndex)
        return E.To;
      Copies.insert(E.To);
    }
  return NoNode;
}

bool GuardReader::contradicts(const Test &T, NodeId Parameter,
                              StringRef Given) const {
  if (T.Returned || T.Condition == NoNode)
    return false;
  Decision Asked(T.Condition, {.Holds = T.Holds});
  for (unsigned Steps = 0; Steps < 8; ++Steps) {
    if (parameterBehind(P, Asked.first) == Parameter)
      return Asked.second.Element == AnyKey && Asked.second.Other == NoNode &&
             !fits(Given, Asked.second);
    std::optional<Decision> Inner = peel(plain(Asked.first), Asked.second);
    if (!Inner)
      return false;
    Asked = *Inner;
  }
  return false;
}

bool GuardReader::isRuledOut(NodeId Meeting, uint32_t Way) const {
  const uint32_t Function = P.node(Meeting).Function;
  if (!Within ||
      !llvm::is_contained(P.targets(Within - P.calls().data()), Function))
    return false;
  const portcullis::Function &F = P.function(Function);
  for (unsigned I = 0; I < F.Parameters.size() && I < Within->Arguments.size();
       ++I) {
    StringRef Given = P.literalText(Within->Arguments[I]);
    NodeId Beside = Given.empty() ? NoNode : besideMeeting(Meeting, F, I);
    NodeId Id = Beside == NoNode ? NoNode : byWay(Beside, Way);
    for (unsigned Steps = 0; Steps < MaxChain && Id != NoNode; ++Steps) {
      if (P.into(Id).size() != 1)
        break;
      const Edge &E = P.edge(P.into(Id)[0]);
      if (E.Kind == EdgeKind::Tested &&
          contradicts(P.test(E.Label), F.Parameters[I], Given))
        return true;
      if (E.Kind != EdgeKind::Tested && E.Kind != EdgeKind::Same)
        break;
      Id = E.From;
    }
  }
  return false;
}

bool GuardReader::onAllWays(
    NodeId Meeting, llvm::function_ref<bool(const Edge &)> Holds) const {
  bool IsAny = false;
  for (uint32_t Index : P.into(Meeting)) {
    const Edge &E = P.edge(Index);
    if (E.Kind != EdgeKind::Same || isRuledOut(Meeting, E.Label))
      continue;
    IsAny = true;
    if (!Holds(E))
      return false;
  }
  return IsAny;
}

bool GuardReader::establishes(NodeId Decider, const Outcome &Known,
                              const Subject &Of) {
  if (Decider != NoNode)
    Decider = plain(Decider);
  if (Decider != NoNode && !mayBe(Decider, Known))
    return true; // It does not come this way.
  if ((Wanted & GuardVerified) && isBlank(Of.Value))
    return true;
  auto [It, IsNew] = Answered.try_emplace(
      {Within, Decider, Known.Holds, Known.IsCompared + (2 * Known.IsSign),
       Known.EqualTo.str(), Known.Element, Known.Other, Of.Value,
       Of.Part.str()},
      true); // Of a loop's turns, the first decides.
  if (!IsNew)
    return It->second;
  bool Result = Answered.size() < MaxQuestions && follow(Decider, Known, Of);
  It->second = Result;
  return Result;
}

std::optional<GuardReader::Decision>
GuardReader::peel(NodeId Decider, const Outcome &Known) const {
  if (const Edge *E = elementOf(Decider); E && Known.Element == AnyKey) {
    Outcome OfElement = Known; // `result.ok`
    OfElement.Element = E->Label;
    return Decision(E->From, OfElement);
  }
  if (Known.IsCompared || Known.IsSign || Known.Element != AnyKey ||
      Known.Other != NoNode)
    return std::nullopt;
  const Node &N = P.node(Decider);
  if (N.Kind == NodeKind::Call)
    return peelCall(P.call(N.Ref), Known.Holds);
  if (N.Kind != NodeKind::Value)
    return std::nullopt;
  StringRef Operator = P.nameOf(Decider);
  auto [Left, Right] = operandsOf(P, Decider);
  if (Operator == "!" && Left != NoNode)
    return Decision(Left, {.Holds = !Known.Holds});
  if (Operator == "==" || Operator == "!=")
    return peelCompare({Left, Right}, (Operator == "==") == Known.Holds);
  return std::nullopt;
}

std::optional<GuardReader::Decision> GuardReader::peelCall(const Call &C,
                                                           bool Holds) const {
  const Row *Measured = P.rowOf(C, Role::Measure);
  StringRef Says = Measured ? Measured->text("answers") : "";
  if (!Says.empty() && C.Object != NoNode)
    return Decision(C.Object, {.Holds = Holds, .IsCompared = Says == "empty"});
  if (std::optional<bool> IsEqual = isEquality(P, C))
    return peelCompare(sidesOf(C), *IsEqual == Holds);
  // A conversion to bool, or what a model does not know.
  bool AsksObject = P.targets(&C - P.calls().data()).empty() &&
                    C.Object != NoNode && C.Arguments.empty() &&
                    !P.rowOf(C, Role::Guard) && !P.rowOf(C, Role::Source);
  return AsksObject ? std::optional(Decision(C.Object, {.Holds = Holds}))
                    : std::nullopt;
}

std::optional<GuardReader::Decision>
GuardReader::peelCompare(Sides Compared, bool Equal) const {
  auto [Left, Right] = Compared;
  if (Left == NoNode || Right == NoNode)
    return std::nullopt;
  for (auto [Side, Other] : {Sides(Left, Right), Sides(Right, Left)})
    if (std::optional<Outcome> Known = outcomeOf(Other, Equal))
      return Decision(Side, *Known);
  for (auto [Side, Other] : {Sides(Left, Right), Sides(Right, Left)})
    if (meetingPoint(plain(Side)))
      return Decision(Side, {.Holds = Equal, .Other = Other});
  return std::nullopt;
}

std::optional<bool> portcullis::isEquality(const Program &P, const Call &C) {
  StringRef Name = P.text(C.Name);
  Name = Name.substr(Name.rfind(':') + 1); // None is npos, and npos + 1 is 0.
  if (Name == "operator==" || Name == "operator!=")
    return Name == "operator==";
  return std::nullopt;
}

Sides portcullis::sidesOf(const Call &C) {
  bool IsMember = C.Object != NoNode;
  return {IsMember ? C.Object : Program::nodeAt(C, {.Index = 0}),
          Program::nodeAt(C, {.Index = IsMember ? 0U : 1U})};
}

/// Whether \p T is that a filter has come back: behind it stands what is left.
static bool isFilter(const Program &P, const Test &T) {
  return T.Returned && T.Condition != NoNode &&
         P.node(T.Condition).Kind == NodeKind::Call &&
         P.rowOf(P.call(P.node(T.Condition).Ref), Role::Filters);
}

bool GuardReader::isPassed(const Edge &Tested) const {
  return !(IsCopy && isFilter(P, P.test(Tested.Label))) &&
         P.isGuarded(Tested, Wanted);
}

bool GuardReader::follow(NodeId Decider, const Outcome &Known,
                         const Subject &Of) {
  const Node &V = P.node(Of.Value);
  if (V.Kind == NodeKind::Tested && P.into(Of.Value).size() == 1) {
    const Edge &E = P.edge(P.into(Of.Value)[0]);
    return isPassed(E) ||
           establishes(Decider, Known, {.Value = E.From, .Part = Of.Part});
  }
  std::optional<uint64_t> ValuePoint = meetingPoint(Of.Value);
  std::optional<uint64_t> Point =
      Decider == NoNode ? std::nullopt : meetingPoint(Decider);
  if (Point && ValuePoint == Point)
    return onAllWays(Decider, [&](const Edge &E) {
      NodeId Then = byWay(Of.Value, E.Label);
      if (Then != NoNode)
        return establishes(E.From, Known, {.Value = Then, .Part = Of.Part});
      // A range that no turn of its loop looked at is empty.
      return V.Kind == NodeKind::Join || !mayBe(E.From, Known);
    });
  if (auto Inner = Decider == NoNode ? std::nullopt : peel(Decider, Known);
      Inner && establishes(Inner->first, Inner->second, Of))
    return true;
  // What met last is taken apart first: ways out of a function most of all.
  bool IsLast = V.Kind == NodeKind::After || Of.Value > Decider;
  if (ValuePoint && (!Point || IsLast))
    return onAllWays(Of.Value, [&](const Edge &E) {
      return establishes(Decider, Known, {.Value = E.From, .Part = Of.Part});
    });
  if (Point)
    return onAllWays(
        Decider, [&](const Edge &E) { return establishes(E.From, Known, Of); });
  if (V.Kind == NodeKind::Variable && P.into(Of.Value).size() == 1) {
    const Edge &E = P.edge(P.into(Of.Value)[0]);
    if (E.Kind == EdgeKind::Same && P.node(E.From).Function == V.Function)
      return establishes(Decider, Known, {.Value = E.From, .Part = Of.Part});
  }
  return (Decider != NoNode && read(Decider, Known, Of)) ||
         areAllVerified(Decider, Known, Of);
}

bool GuardReader::readTest(const Test &T, const Subject &Of) {
  if (!T.Returned)
    return establishes(T.Condition, {.Holds = T.Holds}, Of);
  if (T.Condition == NoNode || P.node(T.Condition).Kind != NodeKind::Call)
    return false;
  // That it came back at all: what it tested on every way out.
  const Call &C = P.call(P.node(T.Condition).Ref);
  if (const Row *R = P.rowOf(C, Role::Filters))
    return readFilter(C, *R);
  return readTargets(C, {.IsAny = true}, Of) ||
         ((Wanted & GuardVerified) && hasPassed(C, Of));
}

bool Program::isGuarded(const Edge &Tested, unsigned Wanted, StringId Key,
                        uint32_t Within) const {
  const std::tuple Asked(Tested.From, Tested.Label, Wanted, Key, Within);
  auto [It, IsNew] = Known.Guards.try_emplace(Asked, false);
  if (!IsNew)
    return It->second;
  const Call *Runs = Within == NoIndex ? nullptr : &call(Within);
  GuardReader Reader(*this, Wanted, Runs);
  const portcullis::Test &T = test(Tested.Label);
  // Of an object that is there, elements may be missing.
  const bool AsksElement = Key != AnyKey && (Wanted & GuardPresent);
  bool Result =
      !AsksElement && Reader.readTest(T, {.Value = Tested.From, .Part = {}});
  if (Reader.wasCut())
    giveUp(Tested.To, "too many ways to tell whether this is tested");
  if (!Result && Key != AnyKey) {
    std::string Part = ("[" + text(Key) + "]").str();
    Result = GuardReader(*this, Wanted, Runs)
                 .readTest(T, {.Value = Tested.From, .Part = Part});
  }
  Known.Guards[Asked] = Result;
  return Result;
}

bool Program::isReadGuarded(NodeId Id, unsigned Wanted) const {
  const Call *Read = Wanted ? readOf(Id) : nullptr;
  if (!Read)
    return false;
  NodeId Held = Read->Root;
  for (unsigned Steps = 0; Steps < MaxChain && into(Held).size() == 1;
       ++Steps) {
    const Edge &E = edge(into(Held)[0]);
    bool IsCopy = E.Kind == EdgeKind::Same &&
                  node(E.From).Function == node(Held).Function;
    if (E.Kind != EdgeKind::Tested && !IsCopy)
      return false;
    if (E.Kind == EdgeKind::Tested &&
        GuardReader(*this, Wanted)
            .readTest(test(E.Label),
                      {.Value = E.From, .Part = text(Read->Reads)}))
      return true;
    Held = E.From;
  }
  return false;
}
