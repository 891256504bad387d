//===- Guards.cpp - What a branch establishes of a value ------------------===//

#include "Link/Guards.h"
#include "Link/Patterns.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace portcullis;
using llvm::StringRef;

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

bool GuardReader::isAbout(NodeId From, NodeId Value) const {
  return placeIn(From, Value).has_value();
}

bool GuardReader::isCutOut(const Edge &E) const {
  if (E.Kind ==
      EdgeKind::Load) // Of a text, a character; of others, an element.
    return E.Label != AnyKey;
  const Node &To = P.node(E.To);
  if (E.Kind != EdgeKind::Part || To.Kind != NodeKind::Call)
    return false;
  const Call &C = P.call(To.Ref);
  const Row *R = P.rowOf(C, Role::Passes);
  if (!R || !(R->has("begin") || R->text("as") == "character"))
    return false;
  // `text[i]` stands for each character: of loops, that is what decides.
  return R->text("as") != "character" || !R->has("begin") ||
         P.soleLiteral(P.nodeAt(C, R->position("begin", {}))).has_value();
}

std::optional<StringId> GuardReader::placeIn(NodeId From, NodeId Value) const {
  if (Wanted & GuardVerified)
    return isOfToken(From, Value) ? std::optional(AnyKey) : std::nullopt;
  llvm::SmallVector<std::pair<NodeId, StringId>, 32> Pending{{From, AnyKey}};
  llvm::SmallDenseSet<NodeId, 32> Seen{From};
  for (unsigned I = 0; I < Pending.size() && I < 96; ++I) {
    auto [Current, Key] = Pending[I];
    if (Current == Value)
      return Key;
    for (uint32_t Index : P.into(Current)) {
      const Edge &E = P.edge(Index);
      // The number in a text says nothing of what stands behind it.
      if (E.Kind == EdgeKind::Operand || E.Kind == EdgeKind::Leave ||
          E.Kind == EdgeKind::Parsed || isCutOut(E) ||
          P.node(E.From).Function != P.node(Value).Function)
        continue;
      bool IsStored = E.Kind == EdgeKind::Store && Key == AnyKey;
      if (Seen.insert(E.From).second)
        Pending.emplace_back(E.From, IsStored ? E.Label : Key);
    }
  }
  return std::nullopt;
}

/// Whether what the client chose is \p Id, or what it is read from: the end of
/// a list of the client's is no constant.
static bool isOfClient(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    return P.requestSource(N) ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  auto Beyond = [&](NodeId N, llvm::function_ref<void(NodeId)> Visit) {
    const Node &Here = P.node(N);
    if (Here.Kind == NodeKind::Call && P.into(N).empty() &&
        P.call(Here.Ref).Object != NoNode)
      Visit(P.call(Here.Ref).Object);
  };
  return !P.origins(
               Id,
               {.At = At, .Passes = Passes, .Beyond = Beyond, .MaxOrigins = 1})
              .empty();
}

/// Whether the client does not choose \p Id: a literal, a constant, what the
/// deployment set.
bool GuardReader::isFixed(NodeId Id) const {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    bool IsCall = Here.Kind == NodeKind::Call || Here.Kind == NodeKind::Effect;
    return IsCall && P.rowOf(P.call(Here.Ref), Role::Source) ? Step::Found
                                                             : Step::Continue;
  };
  auto Passes = [](const Edge &) { return true; };
  return P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty() &&
         !isOfClient(P, Id);
}

GuardReader::Sides GuardReader::operands(NodeId Id) const {
  NodeId Found[2] = {NoNode, NoNode};
  unsigned Count = 0;
  for (uint32_t Index : P.into(Id))
    if (P.edge(Index).Kind == EdgeKind::Operand && Count < 2)
      Found[Count++] = P.edge(Index).From;
  return {Found[0], Found[1]};
}

static unsigned kindOf(StringRef By) {
  return llvm::StringSwitch<unsigned>(By)
      .Case("match", GuardMatch)
      .Case("search", GuardSearch)
      .Case("member", GuardMember)
      .Case("class", GuardClass)
      .Case("equal", GuardEqual)
      .Case("prefix", GuardPrefix)
      .Case("substring", GuardSubstring)
      .Case("range", GuardRange)
      .Default(GuardNone);
}

/// Whether a path without \p Text in it may stay where it is: text that is not
/// known counts.
static bool mayStepUp(StringRef Text) {
  return Text.empty() || Text.find_first_of("./\\") != StringRef::npos;
}

bool GuardReader::wantsWithout(StringRef Text) const {
  return ((Wanted & GuardExcludes) && mayStepUp(Text)) ||
         ((Wanted & GuardUnquoted) && Text == "'");
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

bool GuardReader::readRow(const Call &C, const Row &R, bool Holds,
                          const Subject &Of) {
  if (R.text("answers") == "falsehood")
    Holds = !Holds;
  if (!Holds && R.has("predicate") && readPredicate(C, R, Of))
    return true;
  bool Tests = false;
  P.eachAt(C, R.positions("tests"),
           [&](NodeId Id, const Span &) { Tests |= isAbout(Id, Of.Value); });
  unsigned Kind = kindOf(R.text("by"));
  if (Kind == GuardEqual && R.has("against")) {
    NodeId Other = P.nodeAt(C, R.position("against", {}));
    NodeId Tested = P.nodeAt(C, R.position("tests", {}));
    if (!Tests && Other != NoNode && isAbout(Other, Of.Value)) {
      std::swap(Tested, Other); // Equality has no sides.
      Tests = true;
    }
    if (Other != NoNode && !isFixed(Other))
      return false;
  }
  if (!Tests)
    return false;
  if (Kind == GuardClass && Holds && R.has("predicate"))
    return keepsTested(C, R, /*Answer=*/R.text("some") == "fails");
  if (Kind == GuardPrefix && Holds && (Wanted & GuardInside) &&
      isCanonical(P.nodeAt(C, R.position("tests", {}))))
    return true;
  if (!Holds &&
      (Kind == GuardSubstring || Kind == GuardSearch || Kind == GuardPrefix))
    return R.has("against")
               ? wantsWithout(textWithin(
                     P, P.nodeAt(C, R.position("against", {})), Within))
               : (Wanted & GuardExcludes) != 0;
  return Holds && (Wanted & Kind);
}

bool GuardReader::isCanonical(NodeId Id) const {
  auto At = [&](NodeId N, bool) {
    const Node &Made = P.node(N);
    if (Made.Kind != NodeKind::Call && Made.Kind != NodeKind::Effect)
      return Step::Continue;
    const Row *R = P.rowOf(P.call(Made.Ref), Role::Passes);
    return R && R->text("as") == "canonical" ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

bool GuardReader::readPredicate(const Call &C, const Row &R,
                                const Subject &Of) {
  NodeId Asked = P.nodeAt(C, R.position("predicate", {}));
  if (Asked == NoNode)
    return false;
  std::vector<Program::Callee> Callees = P.calleesAt(Asked);
  bool SomeHolds = R.text("some") == "holds";
  return !Callees.empty() &&
         llvm::all_of(Callees, [&](const Program::Callee &To) {
           return readCaptured(To.Function,
                               {.Holds = SomeHolds != P.isNegated(To)}, Of);
         });
}

const Call *GuardReader::callBehind(NodeId Id) const {
  const Node &N = P.node(plain(Id));
  return N.Kind == NodeKind::Call ? &P.call(N.Ref) : nullptr;
}

bool GuardReader::isNothing(NodeId Id) const {
  NodeId Behind = plain(Id);
  const Node &N = P.node(Behind);
  if (N.Kind == NodeKind::Global)
    return P.nameOf(Behind) == "nullopt";
  // `{}` and a default constructor make an optional, a text, a list empty.
  bool IsMade = N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction;
  if (IsMade && P.call(N.Ref).Arguments.size() == 1 &&
      P.call(N.Ref).Arguments[0] != NoNode)
    return isNothing(P.call(N.Ref).Arguments[0]);
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
    while (Id != NoNode && P.into(Id).size() == 1) {
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
       Known.EqualTo.str(), Known.Element, Known.Other, Of.Value},
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
  auto [Left, Right] = operands(Decider);
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
  if (std::optional<bool> IsEqual = isEquality(C))
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

/// Whether \p C is an operator == (true) or != (false).
std::optional<bool> GuardReader::isEquality(const Call &C) const {
  StringRef Name = P.text(C.Name);
  Name = Name.substr(Name.rfind(':') + 1); // None is npos, and npos + 1 is 0.
  if (Name == "operator==" || Name == "operator!=")
    return Name == "operator==";
  return std::nullopt;
}

GuardReader::Sides GuardReader::sidesOf(const Call &C) {
  bool IsMember = C.Object != NoNode;
  return {IsMember ? C.Object : Program::nodeAt(C, {.Index = 0}),
          Program::nodeAt(C, {.Index = IsMember ? 0U : 1U})};
}

bool GuardReader::follow(NodeId Decider, const Outcome &Known,
                         const Subject &Of) {
  const Node &V = P.node(Of.Value);
  if (V.Kind == NodeKind::Tested && P.into(Of.Value).size() == 1) {
    const Edge &E = P.edge(P.into(Of.Value)[0]);
    return P.isGuarded(E, Wanted) ||
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

bool GuardReader::readTarget(const Handing &To, const Outcome &Known,
                             const Subject &Of) {
  const Call &C = To.Called;
  const uint32_t Argument = To.Argument;
  const Function &F = P.function(To.Function);
  bool IsObject = Argument == NoIndex;
  NodeId Given = IsObject ? C.Object : C.Arguments[Argument];
  NodeId Changed = IsObject ? C.ObjectAfter : C.ArgumentsAfter[Argument];
  if (Given == NoNode || (!IsObject && Argument >= F.ParametersAfter.size()))
    return false;
  const Call *Read = P.readOf(Of.Value);
  std::optional<StringId> Key = placeIn(Given, Of.Value);
  if (!Key && plain(Of.Value) == Changed)
    Key = AnyKey;
  bool IsRead = !Key && Read && isAbout(Given, Read->Root);
  if (!Key && !IsRead)
    return false;
  NodeId Answer = Known.IsAny ? NoNode : To.answer(P);
  llvm::SaveAndRestore Running(Within, &C);
  std::string Part = IsRead ? P.text(Read->Reads).str() : "";
  if (Key && *Key != AnyKey)
    Part = ("[" + P.text(*Key) + "]").str();
  Part += Of.Part;
  if (Part.empty()) {
    NodeId After = IsObject ? F.ThisAfter : F.ParametersAfter[Argument];
    return After != NoNode && establishes(Answer, Known, {.Value = After});
  }
  return llvm::any_of(F.PlacesAfter, [&](const PlaceAfter &Place) {
    return Place.Parameter == Argument &&
           P.text(Place.Reads).starts_with(Part) &&
           establishes(Answer, Known, {.Value = Place.Node});
  });
}

NodeId GuardReader::Handing::answer(const Program &P) const {
  const portcullis::Function &F = P.function(Function);
  if (Through == NoIndex)
    return F.Return;
  return Through < F.ParametersAfter.size() ? F.ParametersAfter[Through]
                                            : NoNode;
}

bool GuardReader::readTargets(const Call &C, Outcome Known, const Subject &Of,
                              uint32_t Through) {
  const uint32_t Index = &C - P.calls().data();
  llvm::ArrayRef<uint32_t> Targets = P.targets(Index);
  if (P.isNegated(Index) && Through == NoIndex && !Known.IsAny)
    Known.Holds = !Known.Holds;
  return !Targets.empty() && llvm::all_of(Targets, [&](uint32_t Target) {
    auto Reads = [&](uint32_t Argument) {
      return readTarget({.Called = C,
                         .Function = Target,
                         .Argument = Argument,
                         .Through = Through},
                        Known, Of);
    };
    return Reads(NoIndex) ||
           llvm::any_of(llvm::seq<uint32_t>(C.Arguments.size()), Reads) ||
           (Through == NoIndex && readCaptured(Target, Known, Of));
  });
}

bool GuardReader::readCaptured(uint32_t Lambda, const Outcome &Known,
                               const Subject &Of) {
  NodeId Answer = Known.IsAny ? NoNode : P.function(Lambda).Return;
  return llvm::any_of(P.capturedBy(Lambda), [&](const Edge &E) {
    return Of.Part.empty() && isAbout(E.From, Of.Value) &&
           establishes(Answer, Known, {.Value = E.To});
  });
}

/// Whether \p C asks a function of the project's that was not seen: it may well
/// test what it is given. What is not known is silent.
bool GuardReader::isUnseenPredicate(const Call &C) const {
  return C.IsOwn && C.Rows.empty() && C.Result != NoNode &&
         P.node(C.Result).Type == ValueType::Boolean &&
         P.targets(&C - P.calls().data()).empty();
}

bool GuardReader::readCall(const Call &C, const Outcome &Known,
                           const Subject &Of) {
  if (readTargets(C, Known, Of))
    return true;
  if ((Wanted & GuardVerified) && readVerification(C, Known, Of))
    return true;
  if (Known.IsCompared || Known.IsSign)
    return false;
  if (std::optional<bool> IsEqual = isEquality(C))
    return readCompare(sidesOf(C), *IsEqual == Known.Holds, Of);
  if (!Of.Part.empty())
    return false;
  for (uint32_t Index : C.Rows)
    if (const Row &R = P.models().row(Index);
        R.R == Role::Guard &&
        readRow(C, R, (R.text("answers") == "order") != Known.Holds, Of))
      return true;
  return isUnseenPredicate(C) && llvm::any_of(C.Arguments, [&](NodeId Id) {
           return Id != NoNode && isAbout(Id, Of.Value);
         });
}

bool GuardReader::readAnswer(const Call &C, const Row &R, NodeId Other,
                             bool Equal, const Subject &Of) {
  StringRef Text = P.literalText(Other);
  bool IsZero = Text == "0" || Text == "false" || Text == "nullptr";
  StringRef Answers = R.text("answers");
  if (Answers == "order")
    return readRow(C, R, Equal == IsZero, Of);
  if (Answers == "position" && Text == "0") // Found at the very beginning.
    return Equal && isAbout(C.Object, Of.Value) &&
           ((Wanted & GuardPrefix) ||
            ((Wanted & GuardInside) && isCanonical(C.Object)));
  if (Answers == "position") // npos: where none is of another class, good.
    return readRow(C, R, Equal == (R.text("by") == "class"), Of);
  if (Answers == "end") // Nothing differs up to the end.
    return Equal && callBehind(Other) && readRow(C, R, true, Of);
  // Not there: false, null, the end() of what was searched.
  return readRow(C, R, Equal != (IsZero || callBehind(Other)), Of);
}

bool GuardReader::isCanonicalBegin(NodeId Side, const Subject &Of) const {
  const Call *Cut = callBehind(Side);
  const Row *R = Cut ? P.rowOf(*Cut, Role::Passes) : nullptr;
  return R && R->has("begin") && Cut->Object != NoNode &&
         P.literalText(P.nodeAt(*Cut, R->position("begin", {}))) == "0" &&
         isAbout(Cut->Object, Of.Value) && isCanonical(Cut->Object);
}

bool GuardReader::isEqualTo(NodeId Side, NodeId Other, NodeId Value) const {
  const Node &Fixed = P.node(plain(Other));
  bool IsNothing = Fixed.Type == ValueType::Boolean ||
                   P.literalText(Other) == "nullptr" ||
                   (Fixed.Kind == NodeKind::Literal && Fixed.Text == 0);
  // A character is the number that it is compared as; a length is not.
  const Call *Asked = callBehind(Side);
  bool IsLength = Asked && P.rowOf(*Asked, Role::Measure);
  return !IsNothing && !IsLength && isAbout(Side, Value) && isFixed(Other);
}

/// What it says of one side of a comparison that it is, or is not, \p Other.
std::optional<GuardReader::Outcome> GuardReader::outcomeOf(NodeId Other,
                                                           bool Equal) const {
  if (isNothing(Other))
    return Outcome{.Holds = !Equal};
  std::optional<NodeId> Literal = P.soleLiteral(Other);
  if (!Literal)
    return std::nullopt;
  StringRef Text = P.nameOf(*Literal);
  if (Text == "true")
    return Outcome{.Holds = Equal};
  if (Text == "false" || Text == "nullptr")
    return Outcome{.Holds = !Equal};
  return Outcome{.Holds = Equal, .IsCompared = true, .EqualTo = Text};
}

bool GuardReader::readCompare(Sides Compared, bool Equal, const Subject &Of) {
  auto [Left, Right] = Compared;
  if (Left == NoNode || Right == NoNode || !Of.Part.empty())
    return false;
  if (Wanted & GuardVerified)
    return Equal && isSigned({Left, Right}, Of.Value);
  return readSide(Left, Right, Equal, Of) || readSide(Right, Left, Equal, Of);
}

bool GuardReader::readSide(NodeId Side, NodeId Other, bool Equal,
                           const Subject &Of) {
  const Edge *Element = elementOf(Side); // `mismatch(…).first`
  const Call *Asked = callBehind(Element ? Element->From : Side);
  if (const Row *R = Asked ? P.rowOf(*Asked, Role::Guard) : nullptr)
    return readAnswer(*Asked, *R, Other, Equal, Of);
  if (Equal && (Wanted & GuardInside) && isCanonicalBegin(Side, Of))
    return true;
  // One of few; or, for each part of a path, not "..".
  bool Suffices = Equal ? (Wanted & GuardEqual) != 0
                        : (AsksElement || isAnyElement(Side)) &&
                              wantsWithout(textWithin(P, Other, Within));
  return Suffices && isEqualTo(Side, Other, Of.Value);
}

bool GuardReader::readOrder(NodeId Small, NodeId Large, const Subject &Of) {
  if (Small == NoNode || Large == NoNode || !Of.Part.empty())
    return false;
  // count(…) > 0
  if (const Call *Counted = callBehind(Large))
    if (const Row *R = P.rowOf(*Counted, Role::Guard);
        R && readRow(*Counted, *R, true, Of))
      return true;
  if (const Call *Counted = callBehind(Small))
    if (const Row *R = P.rowOf(*Counted, Role::Guard);
        R && readRow(*Counted, *R, false, Of))
      return true;
  // `c >= 'a'` of text tests characters; `size() < n` says little.
  if (P.node(Of.Value).Type == ValueType::Text)
    return (Wanted & GuardClass) &&
           (isAbout(Small, Of.Value) || isAbout(Large, Of.Value));
  return (Wanted & GuardRange) && isAbout(Small, Of.Value);
}

/// Whether it is `check(x) < 0`, or `>= 0`: negative numbers are errors.
bool GuardReader::isErrorCode(Sides Compared, StringRef Operator) const {
  auto [Left, Right] = Compared;
  const Call *Asked = Left == NoNode ? nullptr : callBehind(Left);
  return (Operator == "<" || Operator == ">=") && Right != NoNode && Asked &&
         !P.targets(Asked - P.calls().data()).empty() &&
         P.literalText(Right) == "0";
}

std::optional<bool> GuardReader::readOperator(NodeId Condition, bool Holds,
                                              const Subject &Of) {
  StringRef Operator = P.text(P.node(Condition).Text);
  auto [Left, Right] = operands(Condition);
  if (Operator == "==" || Operator == "!=")
    return readCompare({Left, Right}, (Operator == "==") == Holds, Of);
  if (isErrorCode({Left, Right}, Operator)) {
    bool IsNegative = (Operator == "<") == Holds;
    return establishes(Left, {.Holds = IsNegative, .IsSign = true}, Of);
  }
  if (Operator == "<" || Operator == "<=")
    return Holds ? readOrder(Left, Right, Of) : readOrder(Right, Left, Of);
  if (Operator == ">" || Operator == ">=")
    return Holds ? readOrder(Right, Left, Of) : readOrder(Left, Right, Of);
  if (Operator != "&&" && Operator != "||")
    return std::nullopt;
  if (Left == NoNode || Right == NoNode)
    return false;
  bool ByLeft = establishes(Left, {.Holds = Holds}, Of);
  bool ByRight = establishes(Right, {.Holds = Holds}, Of);
  // Of `a || b` that holds, nobody knows which does.
  return (Operator == "&&") == Holds ? ByLeft || ByRight : ByLeft && ByRight;
}

bool GuardReader::isAnyElement(NodeId Id) const {
  // What is text, but compared as a number, is a character.
  if (P.node(Id).Type == ValueType::Number &&
      P.node(plain(Id)).Type == ValueType::Text)
    return true;
  return llvm::any_of(P.into(plain(Id)), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.Kind == EdgeKind::Load && E.Label == AnyKey;
  });
}

const Edge *GuardReader::elementOf(NodeId Id) const {
  NodeId Behind = plain(Id);
  if (P.into(Behind).size() != 1)
    return nullptr;
  const Edge &E = P.edge(P.into(Behind)[0]);
  return E.Kind == EdgeKind::Load && E.Label != AnyKey ? &E : nullptr;
}

bool GuardReader::read(NodeId Condition, const Outcome &Known,
                       const Subject &Of) {
  if (Known.Other != NoNode)
    return readCompare({Condition, Known.Other}, Known.Holds, Of);
  const Node &N = P.node(Condition);
  if (N.Kind == NodeKind::Call)
    return readCall(P.call(N.Ref), Known, Of);
  if (N.Kind == NodeKind::Effect)
    return readWritten(Condition, Known, Of);
  if (N.Kind == NodeKind::Value && !Known.IsCompared && !Known.IsSign)
    if (auto Result = readOperator(Condition, Known.Holds, Of))
      return *Result;
  if (N.Type != ValueType::Other || N.Kind == NodeKind::Join)
    return false;
  return llvm::any_of(P.into(Condition), [&](uint32_t Index) {
    return P.edge(Index).Kind == EdgeKind::Part &&
           establishes(P.edge(Index).From, Known, Of);
  });
}

bool GuardReader::keepsTested(const Call &C, const Row &R, bool Answer) {
  NodeId Asked = P.nodeAt(C, R.position("predicate", {}));
  if (Asked == NoNode)
    return false;
  llvm::SaveAndRestore Elements(AsksElement, true);
  // What is not known is silent.
  return llvm::all_of(P.calleesAt(Asked), [&](const Program::Callee &To) {
    const Function &F = P.function(To.Function);
    const bool Holds = Answer != P.isNegated(To);
    llvm::ArrayRef<unsigned> Rows = P.models().find(P.text(F.Name));
    if (!F.HasBody) // `::isalnum`
      return Rows.empty() ||
             (Holds && llvm::any_of(Rows, [&](unsigned Row) {
                return P.models().row(Row).text("by") == "class";
              }));
    return F.ParametersAfter.size() == 1 &&
           establishes(F.Return, {.Holds = Holds},
                       {.Value = F.ParametersAfter[0], .Part = {}});
  });
}

bool GuardReader::givesTested(uint32_t Function) const {
  const portcullis::Function &F = P.function(Function);
  if (!F.HasBody || F.Parameters.size() != 1)
    return false;
  bool IsUnknown = false;
  auto At = [&](NodeId N, bool) {
    if (P.node(N).Kind == NodeKind::Literal)
      return Step::Stop;
    IsUnknown |= P.into(N).empty() || N == F.Parameters[0];
    return IsUnknown ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    IsUnknown |= E.Kind == EdgeKind::Operand;
    return !IsUnknown;
  };
  P.origins(F.Return,
            {.At = At, .Passes = Passes, .Guards = Wanted, .MaxOrigins = 1});
  return !IsUnknown;
}

bool GuardReader::readFilter(const Call &C, const Row &R) {
  if (R.has("drops")) {
    StringRef Gone = P.literalText(P.nodeAt(C, R.position("drops", {})));
    return (Wanted & GuardExcludes) && !Gone.empty() && mayStepUp(Gone);
  }
  if (R.has("predicate"))
    return keepsTested(C, R, R.text("keeps") == "holds");
  if (!(Wanted & GuardClass))
    return false;
  if (R.has("pattern"))
    return leavesWordsOnly(P.fixedText(P.nodeAt(C, R.position("pattern", {}))),
                           P.fixedText(P.nodeAt(C, R.position("with", {}))));
  NodeId Given = R.has("gives") ? P.nodeAt(C, R.position("gives", {})) : NoNode;
  if (Given == NoNode)
    return false;
  std::vector<uint32_t> Functions = P.functionsAt(Given);
  return !Functions.empty() && llvm::all_of(Functions, [&](uint32_t Index) {
    return givesTested(Index);
  });
}

bool GuardReader::readWritten(NodeId Written, const Outcome &Known,
                              const Subject &Of) {
  const Call &C = P.call(P.node(Written).Ref);
  if ((Wanted & GuardVerified) && readError(C, Written, Known, Of))
    return true;
  const auto *At = llvm::find(C.ArgumentsAfter, Written);
  return At != C.ArgumentsAfter.end() &&
         readTargets(C, Known, Of, At - C.ArgumentsAfter.begin());
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

bool Program::isGuarded(const Edge &Tested, unsigned Wanted,
                        StringId Key) const {
  auto [It, IsNew] =
      GuardCache.try_emplace({Tested.From, Tested.Label, Wanted, Key}, false);
  if (!IsNew)
    return It->second;
  GuardReader Reader(*this, Wanted);
  const portcullis::Test &T = test(Tested.Label);
  bool Result = Reader.readTest(T, {.Value = Tested.From, .Part = {}});
  if (Reader.wasCut())
    giveUp(Tested.To, "too many ways to tell whether this is tested");
  if (!Result && Key != AnyKey) {
    std::string Part = ("[" + text(Key) + "]").str();
    Result = GuardReader(*this, Wanted)
                 .readTest(T, {.Value = Tested.From, .Part = Part});
  }
  GuardCache[{Tested.From, Tested.Label, Wanted, Key}] = Result;
  return Result;
}

bool Program::isReadGuarded(NodeId Id, unsigned Wanted) const {
  const Call *Read = Wanted ? readOf(Id) : nullptr;
  if (!Read)
    return false;
  for (NodeId Held = Read->Root; into(Held).size() == 1;) {
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
