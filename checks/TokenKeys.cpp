//===- TokenKeys.cpp - Keys that sign or verify tokens --------------------===//

#include "TokenKeys.h"
#include "Flows.h"
#include "llvm/ADT/STLExtras.h"

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

std::vector<LiteralSecret> portcullis::literalKeys(const Program &P) {
  static constexpr SecretUse TokenKey = {.What = "token key",
                                         .End = "used as a token's key",
                                         .Variable = "JWT_SECRET"};
  std::vector<LiteralSecret> Keys;
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
      addLiterals(
          P, TokenKey,
          {.Value = Key, .HashBits = Bits, .Where = P.location(C.Where)}, Keys);
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
        addLiterals(P, TokenKey, {.Value = Given, .HashBits = 256}, Keys);
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
