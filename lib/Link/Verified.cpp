//===- Verified.cpp - Whether a token's signature was found to hold -------===//

#include "Link/Guards.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

/// How many values a token is followed through; real code has some dozens.
static constexpr unsigned MaxNodes = 96;

GuardReader::Nodes GuardReader::copiesOf(NodeId Id) const {
  Nodes Found;
  Found.insert(Id);
  for (unsigned I = 0; I < Found.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.into(Found[I])) {
      const Edge &E = P.edge(Index);
      bool IsCopy = E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
                    E.Kind == EdgeKind::Unless;
      if (IsCopy && P.node(E.From).Function == P.node(Id).Function)
        Found.insert(E.From);
    }
  return Found;
}

GuardReader::Nodes GuardReader::partsOf(NodeId Id, bool ThroughClaims) const {
  Nodes Found;
  auto Add = [&](NodeId Part) {
    if (Part != NoNode && P.node(Part).Function == P.node(Id).Function &&
        P.node(Part).Kind != NodeKind::Literal)
      Found.insert(Part);
  };
  Add(Id);
  for (unsigned I = 0; I < Found.size() && I < MaxNodes; ++I) {
    const Node &N = P.node(Found[I]);
    bool IsCall = N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect;
    const Call *C = IsCall ? &P.call(N.Ref) : nullptr;
    if (C && !ThroughClaims && P.rowOf(*C, Role::TokenRead))
      continue;
    for (uint32_t Index : P.into(Found[I]))
      if (P.edge(Index).Kind != EdgeKind::Operand)
        Add(P.edge(Index).From);
    // What else a call writes to is no part of what it is given.
    if (!C || (N.Kind == NodeKind::Effect && !P.rowOf(*C, Role::Mac)))
      continue;
    Add(C->Object);
    llvm::for_each(C->Arguments, Add);
  }
  return Found;
}

bool GuardReader::isOfToken(NodeId From, NodeId Value) const {
  auto Meet = [](const Nodes &Left, const Nodes &Right) {
    return llvm::any_of(Left, [&](NodeId Id) { return Right.contains(Id); });
  };
  return Meet(partsOf(From, /*ThroughClaims=*/false), copiesOf(Value)) ||
         Meet(copiesOf(From), partsOf(Value, /*ThroughClaims=*/true));
}

std::optional<bool> GuardReader::isZero(const Outcome &Known) {
  if (Known.IsSign || Known.IsAny || Known.Element != AnyKey ||
      Known.Other != NoNode)
    return std::nullopt;
  if (!Known.IsCompared)
    return !Known.Holds;
  if (Known.EqualTo == "0")
    return Known.Holds;
  return Known.Holds ? std::optional(false) : std::nullopt;
}

bool GuardReader::hasPassed(const Call &C, const Subject &Of) const {
  const Row *R = P.rowOf(C, Role::TokenVerify);
  if (!R || R->text("fails") != "throws")
    return false;
  NodeId Token = P.nodeAt(C, R->position("token", {}));
  return Token != NoNode && isOfToken(Token, Of.Value);
}

bool GuardReader::readError(const Call &C, NodeId Error, const Outcome &Known,
                            const Subject &Of) const {
  const Row *R = P.rowOf(C, Role::TokenVerify);
  if (!R || R->text("fails") != "error-code" ||
      Program::effectAt(C, R->position("error", {})) != Error)
    return false;
  NodeId Token = P.nodeAt(C, R->position("token", {}));
  return isZero(Known).value_or(false) && Token != NoNode &&
         isOfToken(Token, Of.Value);
}

bool GuardReader::areAllVerified(NodeId Decider, const Outcome &Known,
                                 const Subject &Of) {
  return (Wanted & GuardVerified) && P.node(Of.Value).Kind == NodeKind::Value &&
         !P.into(Of.Value).empty() &&
         llvm::all_of(P.into(Of.Value), [&](uint32_t Index) {
           const Edge &E = P.edge(Index);
           return (E.Kind == EdgeKind::Keep || E.Kind == EdgeKind::Store) &&
                  establishes(Decider, Known,
                              {.Value = E.From, .Part = Of.Part});
         });
}

bool GuardReader::isBlank(NodeId Id) const {
  const Node &N = P.node(plain(Id));
  return N.Kind == NodeKind::Literal ||
         (N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction &&
          P.call(N.Ref).Arguments.empty());
}

bool GuardReader::isMac(NodeId Id) const {
  return llvm::any_of(partsOf(Id, /*ThroughClaims=*/false), [&](NodeId Part) {
    const Node &N = P.node(Part);
    if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
      return false;
    auto Signs = [&](const Call &C) {
      return P.rowOf(C, Role::Mac) != nullptr;
    };
    return Signs(P.call(N.Ref)) ||
           llvm::any_of(P.targets(N.Ref), [&](uint32_t Target) {
             return llvm::any_of(P.reached(Target), [&](uint32_t Function) {
               return llvm::any_of(P.callsIn(Function), [&](uint32_t Inner) {
                 return Signs(P.call(Inner));
               });
             });
           });
  });
}

bool GuardReader::isSigned(Sides Compared, NodeId Value) const {
  auto [Left, Right] = Compared;
  return Left != NoNode && Right != NoNode &&
         (isOfToken(Left, Value) || isOfToken(Right, Value)) &&
         (isMac(Left) || isMac(Right));
}

bool GuardReader::readVerification(const Call &C, const Outcome &Known,
                                   const Subject &Of) {
  std::optional<bool> Zero = isZero(Known);
  if (!Zero)
    return false;
  if (const Row *R = P.rowOf(C, Role::TokenVerify)) {
    NodeId Token = P.nodeAt(C, R->position("token", {}));
    bool Wants = R->text("answers") == "falsehood";
    return R->text("fails") == "returns" && *Zero == Wants && Token != NoNode &&
           isOfToken(Token, Of.Value);
  }
  // `code.value() == 0`
  bool IsAccessor = C.Object != NoNode && C.Arguments.empty() && !C.IsOwn;
  if (IsAccessor && Known.IsCompared &&
      P.node(plain(C.Object)).Kind == NodeKind::Effect)
    return establishes(C.Object, {.Holds = !*Zero}, Of);
  // memcmp and its like answer 0, predicates true.
  bool IsBoolean =
      C.Result != NoNode && P.node(C.Result).Type == ValueType::Boolean;
  return *Zero != IsBoolean && C.Arguments.size() >= 2 &&
         isSigned({C.Arguments[0], C.Arguments[1]}, Of.Value);
}
