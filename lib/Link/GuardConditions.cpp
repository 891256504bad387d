//===- GuardConditions.cpp - What a condition establishes of a value ------===//

#include "Link/Guards.h"
#include "Link/Urls.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

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
  if (Wanted & GuardHost)
    return isMadeOf(From, Value) ? std::optional(AnyKey) : std::nullopt;
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

Sides portcullis::operandsOf(const Program &P, NodeId Id) {
  NodeId Found[2] = {NoNode, NoNode};
  unsigned Count = 0;
  for (uint32_t Index : P.into(Id))
    if (P.edge(Index).Kind == EdgeKind::Operand && Count < 2)
      Found[Count++] = P.edge(Index).From;
  return {Found[0], Found[1]};
}

const Call *GuardReader::callBehind(NodeId Id) const {
  const Node &N = P.node(plain(Id));
  return N.Kind == NodeKind::Call ? &P.call(N.Ref) : nullptr;
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
  return !IsNothing && !IsLength && isAbout(Side, Value) && isFixed(Other) &&
         (!(Wanted & UrlGuards) || mayNameHost(P.literalText(Other)));
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

/// Whether \p Id is the very character that must not be in a text: that one of
/// a text's equals it says no good of the text.
bool GuardReader::isUnwanted(NodeId Id) const {
  return (Wanted & (GuardOneLine | GuardNoTag)) &&
         wantsWithout(textWithin(P, Id, Within));
}

bool GuardReader::readSide(NodeId Side, NodeId Other, bool Equal,
                           const Subject &Of) {
  const Edge *Element = elementOf(Side); // `mismatch(…).first`
  const Call *Asked = callBehind(Element ? Element->From : Side);
  if (const Row *R = Asked ? P.rowOf(*Asked, Role::Guard) : nullptr)
    return readAnswer(*Asked, *R, Other, Equal, Of);
  if (Equal && (Wanted & GuardInside) && isCanonicalBegin(Side, Of))
    return true;
  if ((Wanted & UrlGuards) && readUrlCharacter(Side, Other, Equal, Of))
    return true;
  // One of few; or, for each part of a path, not "..".
  bool Suffices = Equal ? (Wanted & GuardEqual) && !isUnwanted(Other)
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
  if ((Wanted & GuardOneSlash) && isShort(Small, Large, Of.Value))
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
  auto [Left, Right] = operandsOf(P, Condition);
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

/// Whether \p Condition, known to hold, is the pointer \p Of.
bool GuardReader::saysPresent(NodeId Condition, const Outcome &Known,
                              const Subject &Of) const {
  return Known.Holds && !Known.IsCompared && !Known.IsSign &&
         Known.Element == AnyKey && Of.Part.empty() &&
         P.behindCopies(Condition) == P.behindCopies(Of.Value);
}

bool GuardReader::isPart(NodeId Id, const Subject &Of) const {
  StringRef Above = Of.Part.take_front(Of.Part.rfind('['));
  return llvm::any_of(P.into(Id), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.Kind == EdgeKind::Load && E.Label != AnyKey &&
           Of.Part.drop_front(Above.size()) ==
               ("[" + P.text(E.Label) + "]").str() &&
           (Above.empty() ? isAbout(E.From, Of.Value)
                          : isPart(P.behindCopies(E.From),
                                   {.Value = Of.Value, .Part = Above}));
  });
}

NodeId GuardReader::partIn(NodeId Condition, const Subject &Of) const {
  static constexpr unsigned MaxNodes = 16;
  llvm::SmallSetVector<NodeId, MaxNodes> Pending;
  Pending.insert(Condition);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I) {
    if (isPart(Pending[I], Of))
      return Pending[I];
    for (uint32_t Index : P.into(Pending[I]))
      if (P.edge(Index).Kind == EdgeKind::Operand ||
          P.edge(Index).Kind == EdgeKind::Same)
        Pending.insert(P.edge(Index).From);
    const Node &N = P.node(Pending[I]);
    if (N.Kind != NodeKind::Call)
      continue;
    const Call &C = P.call(N.Ref);
    for (NodeId Given :
         llvm::concat<const NodeId>(llvm::ArrayRef(C.Object), C.Arguments))
      if (Given != NoNode)
        Pending.insert(Given);
  }
  return NoNode;
}

bool GuardReader::read(NodeId Condition, const Outcome &Known,
                       const Subject &Of) {
  if (!Of.Part.empty())
    if (NodeId Part = partIn(Condition, Of);
        Part != NoNode && read(Condition, Known, {.Value = Part}))
      return true;
  if (Known.Other != NoNode)
    return readCompare({Condition, Known.Other}, Known.Holds, Of);
  if ((Wanted & GuardPresent) && saysPresent(Condition, Known, Of))
    return true;
  bool IsEmpty = Known.IsCompared && Known.Holds && Known.EqualTo.empty();
  if (IsEmpty && (Wanted & UrlGuards) && isAbout(Condition, Of.Value))
    return true;
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
