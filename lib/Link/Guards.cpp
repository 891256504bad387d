//===- Guards.cpp - What a branch establishes of a value ------------------===//

#include "Link/Program.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace portcullis;
using llvm::StringRef;

namespace portcullis {

/// Reads a condition backwards to the value that it is about.
class GuardReader {
public:
  explicit GuardReader(const Program &P) : P(P) {}

  /// What \p Condition being \p Holds says of \p Value.
  unsigned read(NodeId Condition, bool Holds, NodeId Value, unsigned Depth);
  /// What it says of argument values that a call to them returned at all.
  unsigned readReturned(NodeId Result, NodeId Value, unsigned Depth);

private:
  /// Left and right of an operator, or NoNode.
  using Sides = std::pair<NodeId, NodeId>;

  /// Of `==`, `<`, `!`, `&&` …; nothing if \p Condition is none of them.
  std::optional<unsigned> readOperator(NodeId Condition, bool Holds,
                                       NodeId Value, unsigned Depth);
  unsigned readCompare(Sides Compared, bool Equal, NodeId Value,
                       unsigned Depth);
  unsigned readOrder(Sides Compared, bool Holds, NodeId Value, unsigned Depth);
  /// What it says that \p C answered \p Other, or something else.
  unsigned readAnswer(const Call &C, NodeId Other, bool Equal, NodeId Value,
                      unsigned Depth);
  unsigned readCall(const Call &C, bool Holds, NodeId Value, unsigned Depth);
  unsigned readRow(const Call &C, const Row &R, bool Holds, NodeId Value);
  unsigned readTarget(uint32_t Function, unsigned Parameter, bool Holds,
                      unsigned Depth);
  unsigned bodyGuards(uint32_t Function, NodeId Value, unsigned Depth);
  bool isAbout(NodeId From, NodeId Value) const;
  bool isFixed(NodeId Id) const;
  /// Whether \p Value is one of few if \p Side of it equals \p Other.
  bool isEqualTo(NodeId Side, NodeId Other, NodeId Value) const;
  Sides operands(NodeId Id) const;
  const Call *callBehind(NodeId Id) const;
  NodeId plain(NodeId Id) const;

  static constexpr unsigned MaxDepth = 4;
  const Program &P;
};

} // namespace portcullis

/// \p Id behind names and copies.
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
  llvm::SmallVector<NodeId, 32> Pending{From};
  llvm::SmallDenseSet<NodeId, 32> Seen{From};
  for (unsigned I = 0; I < Pending.size() && I < 96; ++I) {
    if (Pending[I] == Value)
      return true;
    for (uint32_t Index : P.into(Pending[I])) {
      const Edge &E = P.edge(Index);
      // One element of a document says nothing of the others.
      bool IsElement = E.Kind == EdgeKind::Load && E.Label != AnyKey &&
                       P.node(E.From).Type == ValueType::Other;
      if (E.Kind == EdgeKind::Operand || E.Kind == EdgeKind::Leave ||
          IsElement || P.node(E.From).Function != P.node(Value).Function)
        continue;
      if (Seen.insert(E.From).second)
        Pending.push_back(E.From);
    }
  }
  return false;
}

/// Whether the client does not choose \p Id: a literal, a constant, what the
/// deployment set.
bool GuardReader::isFixed(NodeId Id) const {
  return P
      .origins(Id, {.At =
                        [&](NodeId N, bool) {
                          const Node &At = P.node(N);
                          if (At.Kind != NodeKind::Call &&
                              At.Kind != NodeKind::Effect)
                            return Step::Continue;
                          const Call &C = P.call(At.Ref);
                          return P.rowOf(C, Role::Source) ? Step::Found
                                                          : Step::Continue;
                        },
                    .Passes = [](const Edge &) { return true; },
                    .MaxOrigins = 1})
      .empty();
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

unsigned GuardReader::readRow(const Call &C, const Row &R, bool Holds,
                              NodeId Value) {
  bool Tests = false;
  P.eachAt(C, R.positions("tests"),
           [&](NodeId Id, const Span &) { Tests |= isAbout(Id, Value); });
  if (!Tests)
    return GuardNone;
  unsigned Kind = kindOf(R.text("by"));
  if (Kind == GuardEqual && R.has("against")) {
    NodeId Other = P.nodeAt(C, R.position("against", {}));
    if (Other != NoNode && !isFixed(Other))
      return GuardNone;
  }
  if (R.text("answers") == "falsehood")
    Holds = !Holds;
  if (Kind == GuardSubstring || Kind == GuardSearch)
    return Holds ? Kind : static_cast<unsigned>(GuardExcludes);
  return Holds ? Kind : static_cast<unsigned>(GuardNone);
}

unsigned GuardReader::bodyGuards(uint32_t Function, NodeId Value,
                                 unsigned Depth) {
  unsigned Kinds = GuardNone;
  for (uint32_t I = 0; I < P.Facts.Tests.size(); ++I) {
    const Test &T = P.test(I);
    if (T.Condition == NoNode || P.node(T.Condition).Function != Function)
      continue;
    Kinds |= T.Returned ? readReturned(T.Condition, Value, Depth + 1)
                        : read(T.Condition, T.Holds, Value, Depth + 1);
  }
  return Kinds;
}

unsigned GuardReader::readTarget(uint32_t Function, unsigned Parameter,
                                 bool Holds, unsigned Depth) {
  const portcullis::Function &F = P.function(Function);
  if (Parameter >= F.Parameters.size() || Depth >= MaxDepth)
    return GuardNone;
  NodeId Value = F.Parameters[Parameter];
  unsigned Kinds = GuardNone;
  for (uint32_t Index : P.into(F.Return))
    if (P.edge(Index).Kind == EdgeKind::Same)
      Kinds |= read(P.edge(Index).From, Holds, Value, Depth + 1);
  return Kinds | bodyGuards(Function, Value, Depth);
}

unsigned GuardReader::readCall(const Call &C, bool Holds, NodeId Value,
                               unsigned Depth) {
  unsigned Kinds = GuardNone;
  for (uint32_t RowIndex : C.Rows)
    if (const Row &R = P.models().row(RowIndex); R.R == Role::Guard)
      Kinds |= readRow(C, R, Holds, Value);
  if (Depth >= MaxDepth)
    return Kinds;
  StringRef Name = P.text(C.Name);
  Name = Name.substr(Name.rfind(':') + 1); // None is npos, and npos + 1 is 0.
  if (Name == "operator==" || Name == "operator!=") {
    bool IsMember = C.Object != NoNode;
    NodeId Left = IsMember ? C.Object : P.nodeAt(C, {.Index = 0});
    NodeId Right = P.nodeAt(C, {.Index = IsMember ? 0U : 1U});
    return Kinds | readCompare({Left, Right}, (Name == "operator==") == Holds,
                               Value, Depth);
  }
  llvm::ArrayRef<uint32_t> Targets = P.targets(&C - P.calls().data());
  for (uint32_t Target : Targets)
    for (unsigned I = 0; I < C.Arguments.size(); ++I)
      if (C.Arguments[I] != NoNode && isAbout(C.Arguments[I], Value))
        Kinds |= readTarget(Target, I, Holds, Depth + 1);
  if (Targets.empty() && C.Rows.empty() && C.Object != NoNode &&
      C.Arguments.empty())
    Kinds |= read(C.Object, Holds, Value, Depth + 1); // has_value(), bool
  return Kinds;
}

const Call *GuardReader::callBehind(NodeId Id) const {
  const Node &N = P.node(plain(Id));
  return N.Kind == NodeKind::Call ? &P.call(N.Ref) : nullptr;
}

unsigned GuardReader::readAnswer(const Call &C, NodeId Other, bool Equal,
                                 NodeId Value, unsigned Depth) {
  StringRef Text = P.literalText(Other);
  bool IsZero = Text == "0" || Text == "false" || Text == "nullptr";
  const Row *R = P.rowOf(C, Role::Guard);
  if (!R)
    return Depth < MaxDepth ? readCall(C, Equal != IsZero, Value, Depth + 1)
                            : static_cast<unsigned>(GuardNone);
  StringRef Answers = R->text("answers");
  if (Answers == "order")
    return readCall(C, Equal == IsZero, Value, MaxDepth);
  if (Answers == "position" && Text == "0") // Found at the very beginning.
    return Equal && isAbout(C.Object, Value) ? GuardPrefix : GuardNone;
  if (Answers == "position") // npos: where none is of another class, good.
    return readCall(C, Equal == (R->text("by") == "class"), Value, MaxDepth);
  // Not there: false, null, the end() of what was searched.
  bool IsNothing = IsZero || callBehind(Other);
  return readCall(C, Equal != IsNothing, Value, MaxDepth);
}

bool GuardReader::isEqualTo(NodeId Side, NodeId Other, NodeId Value) const {
  const Node &Fixed = P.node(plain(Other));
  bool IsNothing = Fixed.Type == ValueType::Boolean ||
                   P.literalText(Other) == "nullptr" ||
                   (Fixed.Kind == NodeKind::Literal && Fixed.Text == 0);
  bool IsLength = P.node(Side).Type == ValueType::Number &&
                  P.node(Value).Type == ValueType::Text;
  return !IsNothing && !IsLength && isAbout(Side, Value) && isFixed(Other);
}

unsigned GuardReader::readCompare(Sides Compared, bool Equal, NodeId Value,
                                  unsigned Depth) {
  auto [Left, Right] = Compared;
  if (Left == NoNode || Right == NoNode)
    return GuardNone;
  unsigned Kinds = GuardNone;
  for (auto [Side, Other] : {Sides(Left, Right), Sides(Right, Left)}) {
    const Call *Asked = callBehind(Side);
    if (Asked)
      Kinds |= readAnswer(*Asked, Other, Equal, Value, Depth);
    bool IsAnswer = Asked && P.rowOf(*Asked, Role::Guard);
    if (Equal && !IsAnswer && isEqualTo(Side, Other, Value))
      Kinds |= GuardEqual;
  }
  return Kinds;
}

unsigned GuardReader::readOrder(Sides Compared, bool Holds, NodeId Value,
                                unsigned Depth) {
  auto [Left, Right] = Compared;
  if (Left == NoNode || Right == NoNode)
    return GuardNone;
  if (const Call *Counted = callBehind(Left);
      Counted && P.rowOf(*Counted, Role::Guard))
    return readCall(*Counted, Holds, Value, Depth);
  if (!isAbout(Left, Value) && !isAbout(Right, Value))
    return GuardNone;
  // `c >= 'a'` of text tests characters; `size() < n` says little.
  bool IsText = P.node(Value).Type == ValueType::Text;
  return IsText ? GuardClass : GuardRange;
}

std::optional<unsigned> GuardReader::readOperator(NodeId Condition, bool Holds,
                                                  NodeId Value,
                                                  unsigned Depth) {
  StringRef Operator = P.text(P.node(Condition).Text);
  Sides Operands = operands(Condition);
  if (Operator == "==" || Operator == "!=")
    return readCompare(Operands, (Operator == "==") == Holds, Value, Depth);
  if (Operator == "<" || Operator == ">" || Operator == "<=" ||
      Operator == ">=")
    return readOrder(Operands, Operator.starts_with(">") == Holds, Value,
                     Depth);
  if (Operator == "!")
    return read(Operands.first, !Holds, Value, Depth + 1);
  if (Operator != "&&" && Operator != "||")
    return std::nullopt;
  if ((Operator == "&&") != Holds)
    return GuardNone;
  return read(Operands.first, Holds, Value, Depth + 1) |
         read(Operands.second, Holds, Value, Depth + 1);
}

unsigned GuardReader::read(NodeId Condition, bool Holds, NodeId Value,
                           unsigned Depth) {
  if (Condition == NoNode || Depth > MaxDepth + 2)
    return GuardNone;
  const Node &N = P.node(Condition);
  if (N.Kind == NodeKind::Call)
    return readCall(P.call(N.Ref), Holds, Value, Depth);
  if (N.Kind == NodeKind::Value)
    if (auto Kinds = readOperator(Condition, Holds, Value, Depth))
      return *Kinds;
  NodeId Behind = plain(Condition);
  if (Behind != Condition)
    return read(Behind, Holds, Value, Depth + 1);
  // A flag that a loop or a branch has set: what was tested in between.
  bool IsFlag = N.Kind == NodeKind::Join && N.Type == ValueType::Boolean;
  if (IsFlag && Depth < MaxDepth)
    return bodyGuards(N.Function, Value, MaxDepth);
  unsigned Kinds = GuardNone;
  if (N.Type == ValueType::Other && N.Kind != NodeKind::Join)
    for (uint32_t Index : P.into(Condition))
      if (P.edge(Index).Kind == EdgeKind::Part)
        Kinds |= read(P.edge(Index).From, Holds, Value, Depth + 1);
  return Kinds;
}

unsigned GuardReader::readReturned(NodeId Result, NodeId Value,
                                   unsigned Depth) {
  if (P.node(Result).Kind != NodeKind::Call || Depth >= MaxDepth)
    return GuardNone;
  const Call &C = P.call(P.node(Result).Ref);
  unsigned Kinds = GuardNone;
  for (uint32_t Target : P.targets(P.node(Result).Ref)) {
    if (!P.function(Target).Throws)
      continue;
    for (unsigned I = 0;
         I < C.Arguments.size() && I < P.function(Target).Parameters.size();
         ++I)
      if (C.Arguments[I] != NoNode && isAbout(C.Arguments[I], Value))
        Kinds |=
            bodyGuards(Target, P.function(Target).Parameters[I], Depth + 1);
  }
  return Kinds;
}

unsigned Program::guards(const Edge &Tested) const {
  uint64_t Key = static_cast<uint64_t>(Tested.Label) << 32 | Tested.From;
  auto It = GuardCache.find(Key);
  if (It != GuardCache.end())
    return It->second;
  const Test &T = test(Tested.Label);
  GuardReader Reader(*this);
  // Earlier tests and a loop's joins stand for what they began with.
  NodeId Value = Tested.From;
  for (unsigned Steps = 0; Steps < 8 && !into(Value).empty(); ++Steps) {
    NodeKind Kind = node(Value).Kind;
    if (Kind != NodeKind::Tested && Kind != NodeKind::Join)
      break;
    Value = edge(into(Value)[0]).From;
  }
  unsigned Kinds = T.Returned ? Reader.readReturned(T.Condition, Value, 0)
                              : Reader.read(T.Condition, T.Holds, Value, 0);
  GuardCache[Key] = Kinds;
  return Kinds;
}
