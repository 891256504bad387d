//===- TokenKeys.cpp - Keys that sign or verify tokens --------------------===//

#include "TokenKeys.h"
#include "Flows.h"
#include "Link/JoinedTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace portcullis;
using llvm::StringRef;

/// Whether \p Id is text joined of parts with "." between two of them; \p
/// IsHere: in its own function, whatever callers give.
static bool isJoinedWithDots(const Program &P, NodeId Id, bool IsHere = false) {
  llvm::DenseSet<uint32_t> Inside; // Calls that were gone into from their end.
  return !P.origins(Id, {.At =
                             [&](NodeId N, bool) {
                               const Node &At = P.node(N);
                               if (At.Kind != NodeKind::Literal)
                                 return Step::Continue;
                               return P.text(At.Text) == "." ? Step::Found
                                                             : Step::Stop;
                             },
                         .Passes =
                             [&](const Edge &E) {
                               if (E.Kind == EdgeKind::Leave)
                                 Inside.insert(E.Label);
                               return E.Kind != EdgeKind::Operand &&
                                      (!IsHere || E.Kind != EdgeKind::Enter ||
                                       Inside.contains(E.Label));
                             },
                         .MaxOrigins = 1})
              .empty();
}

/// What \p Caller gives for the parameter that \p Id is made of, or NoNode.
static NodeId givenFor(const Program &P, NodeId Id, const Call &Caller) {
  const uint32_t Function = P.node(Id).Function;
  std::vector<Flow> Found = P.origins(
      Id, {.At =
               [&](NodeId N, bool) {
                 const Node &At = P.node(N);
                 return At.Kind == NodeKind::Parameter &&
                                At.Function == Function
                            ? Step::Found
                            : Step::Continue;
               },
           .Passes = [](const Edge &E) { return E.Kind != EdgeKind::Enter; },
           .MaxOrigins = 1});
  if (Found.empty())
    return NoNode;
  uint32_t Parameter = P.node(Found[0].Origin).Ref;
  return Parameter < Caller.Arguments.size() ? Caller.Arguments[Parameter]
                                             : NoNode;
}

/// The keys, seen from where a token is put together, of an HMAC by \p Key over
/// \p Data. A helper may sign other things for other callers.
static void collectTokenKeys(const Program &P, NodeId Key, NodeId Data,
                             unsigned Depth, std::vector<NodeId> &Keys) {
  if (Depth == 0 || isJoinedWithDots(P, Data, /*IsHere=*/true)) {
    Keys.push_back(Key);
    return;
  }
  for (uint32_t Index : P.callers(P.node(Data).Function)) {
    const Call &Caller = P.call(Index);
    NodeId Given = givenFor(P, Data, Caller);
    if (Given == NoNode || !isJoinedWithDots(P, Given))
      continue;
    NodeId Outer = givenFor(P, Key, Caller);
    collectTokenKeys(P, Outer == NoNode ? Key : Outer, Given, Depth - 1, Keys);
  }
}

std::vector<RoleCall> portcullis::ownTokenMacs(const Program &P) {
  std::vector<RoleCall> Result;
  for (const RoleCall &Mac : P.withRole(Role::Mac)) {
    const Call &C = P.call(Mac.Call);
    NodeId Data =
        P.nodeAt(C, Mac.R->position("data", {.At = Position::Result}));
    if (Data != NoNode && Data != C.Result && isJoinedWithDots(P, Data))
      Result.push_back(Mac);
  }
  return Result;
}

/// Where the secret enters the code that signs: the innermost place outside of
/// the helper that takes it as a parameter.
static Location placeOfUse(const Program &P, const Flow &Way) {
  for (NodeId Id : Way.Path) {
    const Node &N = P.node(Id);
    if (N.Function != 0 && N.Where.Line != 0 && N.Kind != NodeKind::Field &&
        N.Kind != NodeKind::Global && N.Kind != NodeKind::Parameter)
      return P.location(N.Where);
  }
  return whereIs(P, Way.Origin);
}

/// Whether \p Id is the value \p Of, by whatever name.
static bool isValueOf(const Program &P, NodeId Id, NodeId Of) {
  llvm::SmallVector<NodeId, 16> Pending{Id};
  static constexpr unsigned MaxNames = 32;
  for (unsigned I = 0; I < Pending.size() && I < MaxNames; ++I) {
    if (Pending[I] == Of)
      return true;
    for (uint32_t Index : P.into(Pending[I]))
      if (const Edge &E = P.edge(Index);
          E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested)
        Pending.push_back(E.From);
  }
  return false;
}

namespace {
/// What conditions say of one value if it is a given text.
class Trial {
public:
  Trial(const Program &P, NodeId Value, StringRef Text)
      : P(P), Value(Value), Text(Text) {}

  /// Nothing if it does not say anything of it.
  std::optional<bool> holds(NodeId Condition) const {
    const Node &N = P.node(Condition);
    if (N.Kind == NodeKind::Call)
      return ofCall(P.call(N.Ref));
    StringRef Operator = P.nameOf(Condition);
    llvm::ArrayRef<uint32_t> Into = P.into(Condition);
    if (Into.size() == 2)
      return ofSides(Operator, P.edge(Into[0]).From, P.edge(Into[1]).From);
    if (Into.size() != 1)
      return std::nullopt;
    std::optional<bool> Inner = holds(P.edge(Into[0]).From);
    return Inner && Operator == "!" ? std::optional(!*Inner) : Inner;
  }

private:
  std::optional<bool> ofCall(const Call &C) const {
    if (const Row *R = P.rowOf(C, Role::Measure);
        R && R->text("answers") == "empty" && isValueOf(P, C.Object, Value))
      return Text.empty();
    bool IsEqual = P.text(C.Name).ends_with("operator==");
    if (!IsEqual && !P.text(C.Name).ends_with("operator!="))
      return std::nullopt;
    NodeId Left = C.Object != NoNode ? C.Object : P.nodeAt(C, {.Index = 0});
    NodeId Right = P.nodeAt(C, {.Index = C.Object != NoNode ? 0U : 1U});
    if (Left == NoNode || Right == NoNode)
      return std::nullopt;
    if (isValueOf(P, Right, Value))
      std::swap(Left, Right);
    std::optional<NodeId> Other = P.soleLiteral(Right);
    if (!Other || !isValueOf(P, Left, Value))
      return std::nullopt;
    return (P.nameOf(*Other) == Text) == IsEqual;
  }

  /// The value's length, or a number that is fixed.
  std::optional<uint64_t> numberAt(NodeId Id) const {
    for (int Steps = 0; Steps < 4 && P.into(Id).size() == 1 &&
                        P.node(Id).Kind != NodeKind::Call;
         ++Steps)
      Id = P.edge(P.into(Id)[0]).From;
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Call) {
      const Call &C = P.call(N.Ref);
      const Row *R = P.rowOf(C, Role::Measure);
      bool IsLength = R && !R->has("answers") && !R->has("key");
      if (IsLength && C.Object != NoNode && isValueOf(P, C.Object, Value))
        return Text.size();
    }
    uint64_t Number = 0;
    if (P.literalText(Id).empty() || P.literalText(Id).getAsInteger(10, Number))
      return std::nullopt;
    return Number;
  }

  std::optional<bool> ofSides(StringRef Operator, NodeId Left,
                              NodeId Right) const {
    std::optional<uint64_t> L = numberAt(Left);
    std::optional<uint64_t> R = numberAt(Right);
    if (!L || !R)
      return std::nullopt;
    return llvm::StringSwitch<std::optional<bool>>(Operator)
        .Case("<", *L < *R)
        .Case("<=", *L <= *R)
        .Case(">", *L > *R)
        .Case(">=", *L >= *R)
        .Case("==", *L == *R)
        .Case("!=", *L != *R)
        .Default(std::nullopt);
  }

  const Program &P;
  NodeId Value;
  StringRef Text;
};
} // namespace

static std::optional<Flow> wayAround(const Program &P, NodeId End, NodeId Begin,
                                     StringRef Text, unsigned Depth);

/// Whether \p E, a branch or a call that came back, is not passed by \p Text.
static bool refuses(const Program &P, const Edge &E, StringRef Text,
                    unsigned Depth) {
  const Test &T = P.test(E.Label);
  if (T.Condition == NoNode)
    return false;
  if (!T.Returned) {
    std::optional<bool> Holds = Trial(P, E.From, Text).holds(T.Condition);
    return Holds && *Holds != T.Holds;
  }
  const Node &N = P.node(T.Condition);
  if (N.Kind != NodeKind::Call || Depth == 0)
    return false;
  const Call &C = P.call(N.Ref);
  llvm::ArrayRef<uint32_t> Targets = P.targets(N.Ref);
  auto Passes = [&](uint32_t Target) {
    const Function &F = P.function(Target);
    const size_t Count = std::min(C.Arguments.size(), F.Parameters.size());
    for (size_t I = 0; I < Count; ++I)
      if (C.Arguments[I] != NoNode && isValueOf(P, C.Arguments[I], E.From) &&
          !wayAround(P, F.ParametersAfter[I], F.Parameters[I], Text, Depth - 1))
        return true;
    return false;
  };
  return !Targets.empty() && llvm::all_of(Targets, Passes);
}

/// A way from \p Begin to \p End on which nothing refuses that it is \p Text.
static std::optional<Flow> wayAround(const Program &P, NodeId End, NodeId Begin,
                                     StringRef Text, unsigned Depth) {
  auto At = [&](NodeId N, bool) {
    return N == Begin ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    if (E.Kind == EdgeKind::Tested)
      return !refuses(P, E, Text, Depth);
    return E.Kind != EdgeKind::Part && E.Kind != EdgeKind::Joined &&
           E.Kind != EdgeKind::Parsed && E.Kind != EdgeKind::Operand;
  };
  std::vector<Flow> Found =
      P.origins(End, {.At = At, .Passes = Passes, .MaxOrigins = 1});
  return Found.empty() ? std::nullopt : std::optional(std::move(Found[0]));
}

namespace {
/// How a key is used.
struct KeyUse {
  NodeId Key;
  unsigned HashBits;
  std::optional<Location> Where = std::nullopt; ///< If it is not to be found.
};
} // namespace

/// Adds \p Text, which \p Origin is, unless it is public or never used.
static void addKey(const Program &P, const KeyUse &Use, NodeId Origin,
                   const JoinedText &Text, std::vector<LiteralKey> &Keys) {
  StringRef Secret = Text.Text;
  if (Secret.empty() || Secret.contains("PUBLIC KEY") ||
      Secret.contains("BEGIN CERTIFICATE"))
    return;
  // A program that stops if it is this one never uses it.
  static constexpr unsigned Helpers = 3;
  std::optional<Flow> Way = wayAround(P, Use.Key, Origin, Secret, Helpers);
  if (!Way ||
      llvm::any_of(Way->Path, [&](NodeId Id) { return isGrownInLoop(P, Id); }))
    return;
  LiteralKey Key{.Way = std::move(*Way),
                 .Where = {},
                 .Literal = whereIs(P, Text.Literals.front()),
                 .More = {},
                 .Text = Secret.str(),
                 .IsExact = Text.IsExact,
                 .HashBits = Use.HashBits};
  Key.Where = Use.Where ? *Use.Where : placeOfUse(P, Key.Way);
  for (NodeId Piece : llvm::drop_begin(Text.Literals))
    Key.More.push_back(whereIs(P, Piece));
  Keys.push_back(std::move(Key));
}

static void addKeys(const Program &P, const KeyUse &Use,
                    std::vector<LiteralKey> &Keys) {
  for (const Flow &Any : P.literals(Use.Key))
    if (P.node(Any.Origin).Type == ValueType::Text)
      addKey(P, Use, Any.Origin,
             {.Text = P.nameOf(Any.Origin).str(), .Literals = {Any.Origin}},
             Keys);
  for (const Flow &Any : joinsBehind(P, Use.Key))
    if (std::optional<JoinedText> Text = joinedText(P, Any.Origin))
      addKey(P, Use, Any.Origin, *Text, Keys);
}

std::vector<LiteralKey> portcullis::literalKeys(const Program &P) {
  std::vector<LiteralKey> Keys;
  for (auto [Index, R] : P.withRole(Role::TokenKey)) {
    StringRef Family = R->text("family");
    if (Family == "asymmetric-public")
      continue;
    unsigned Bits = 0;
    if (Family != "asymmetric-private" &&
        R->text("hash").getAsInteger(10, Bits))
      Bits = Family == "hmac" || Family == "by-algorithm" ? 256 : 0;
    const Call &C = P.call(Index);
    P.eachAt(C, R->positions("key"), [&](NodeId Key, const Span &) {
      addKeys(P, {.Key = Key, .HashBits = Bits, .Where = P.location(C.Where)},
              Keys);
    });
  }
  for (auto [Index, R] : ownTokenMacs(P)) {
    const Call &C = P.call(Index);
    NodeId Data = P.nodeAt(C, R->position("data", {}));
    P.eachAt(C, R->positions("key"), [&](NodeId Key, const Span &) {
      static constexpr unsigned Helpers = 3; // One in another.
      std::vector<NodeId> Outer;
      collectTokenKeys(P, Key, Data, Helpers, Outer);
      for (NodeId Given : Outer)
        addKeys(P, {.Key = Given, .HashBits = 256}, Keys);
    });
  }
  return Keys;
}

bool portcullis::verifiesToken(const Program &P, uint32_t Function) {
  for (uint32_t Reached : P.reached(Function))
    for (uint32_t Index : P.callsIn(Reached)) {
      const Call &C = P.call(Index);
      const Row *Decode = P.rowOf(C, Role::TokenDecode);
      if (P.rowOf(C, Role::TokenVerify) || (Decode && Decode->flag("verifies")))
        return true;
    }
  return false;
}
