//===- ClaimUses.cpp - Where claims go before they are verified -----------===//

#include "ClaimUses.h"
#include "Flows.h"
#include "Link/Guards.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace portcullis;
using llvm::StringRef;

/// How many values a claim is followed through; it soon comes to where it acts.
static constexpr unsigned MaxNodes = 512;

StringRef portcullis::claimRead(const Program &P, const Call &C, const Row &R) {
  StringRef Fixed = R.text("fixed_name");
  if (!Fixed.empty() || !R.has("name"))
    return Fixed;
  return P.literalText(P.nodeAt(C, R.position("name", {})));
}

bool portcullis::choosesKey(StringRef Claim) {
  return llvm::StringSwitch<bool>(Claim)
      .Cases({"kid", "alg", "jku", "x5u", "typ"}, true)
      .Default(false);
}

/// Whether \p Claim says if the token is one to be looked at, and not who sent
/// it: the registered ones of RFC 7519 section 4.1, but for the subject.
static bool judgesToken(StringRef Claim) {
  return llvm::StringSwitch<bool>(Claim)
      .Cases({"iss", "aud", "exp", "nbf", "iat", "jti"}, true)
      .Cases({"type", "token_type"}, true)
      .Default(false);
}

void ClaimUses::findKeyMakers() {
  llvm::DenseSet<NodeId> Seen;
  llvm::SmallVector<NodeId, 64> Made;
  auto Add = [&](NodeId Id) {
    if (Id != NoNode && Seen.insert(Id).second)
      Made.push_back(Id);
  };
  for (auto [Index, R] : P.withRole(Role::TokenVerify)) {
    const Call &C = P.call(Index);
    NodeId Token = P.nodeAt(C, R->position("token", {}));
    Add(C.Object);
    for (NodeId Argument : C.Arguments)
      if (Argument != Token)
        Add(Argument);
  }
  for (Role Keyed : {Role::TokenKey, Role::Mac})
    for (auto [Index, R] : P.withRole(Keyed))
      Add(P.nodeAt(P.call(Index), R->position("key", {})));
  while (!Made.empty()) {
    NodeId Id = Made.pop_back_val();
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect) {
      const Call &C = P.call(N.Ref);
      if (P.rowOf(C, Role::TokenDecode) || P.rowOf(C, Role::TokenRead))
        continue;
      KeyMakers.insert(N.Ref);
      Add(C.Object);
      llvm::for_each(C.Arguments, Add);
    }
    for (uint32_t Index : P.into(Id))
      Add(P.edge(Index).From);
  }
}

void ClaimUses::buildIndex() {
  if (!Taken.empty())
    return;
  Taken = takersOf(P);
  for (const Test &T : P.tests())
    if (!T.Returned && T.Condition != NoNode)
      Conditions.insert(T.Condition);
  findKeyMakers();
}

bool ClaimUses::isVerifiedLater(uint32_t Decode) const {
  const Call &C = P.call(Decode);
  const Row *R = P.rowOf(C, Role::TokenDecode);
  llvm::SmallSetVector<NodeId, 32> Tokens;
  auto Add = [&](NodeId Id) {
    if (Id != NoNode)
      Tokens.insert(Id);
  };
  Add(Program::effectAt(C, R->position("to", {.At = Position::Result})));
  // The text goes by names from before.
  Add(P.nodeAt(C, R->position("token", {})));
  for (unsigned I = 0; I < Tokens.size() && I < 32; ++I)
    for (uint32_t Index : P.into(Tokens[I]))
      if (P.edge(Index).Kind != EdgeKind::Operand)
        Add(P.edge(Index).From);
  for (unsigned I = 0; I < Tokens.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.outOf(Tokens[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Tested && P.isGuarded(E, GuardVerified))
        return true;
      if (E.Kind != EdgeKind::Operand)
        Add(E.To);
    }
  return false;
}

bool ClaimUses::usesAsArgument(uint32_t Index, NodeId Id) {
  const Call &C = P.call(Index);
  if (KeyMakers.contains(Index) || P.rowOf(C, Role::TokenVerify) ||
      P.rowOf(C, Role::TokenKey) || P.rowOf(C, Role::Constructs))
    return false;
  if (C.Object == Id) {
    if (C.Result != NoNode)
      Pending.insert(C.Result); // What is read of it is of it.
    return false;
  }
  if (const Row *Sink = P.rowOf(C, Role::Sink))
    return Sink->text("kind") != "log";
  if (P.rowOf(C, Role::Load)) { // As a key.
    if (C.Result != NoNode)
      Pending.insert(C.Result);
    return false;
  }
  // It is followed into what is known of the call.
  return llvm::none_of(P.outOf(Id), [&](uint32_t Edge) {
    const portcullis::Edge &E = P.edge(Edge);
    const Node &To = P.node(E.To);
    bool IsOfCall = To.Kind == NodeKind::Call || To.Kind == NodeKind::Effect;
    return (E.Kind == EdgeKind::Enter && E.Label == Index) ||
           (IsOfCall && To.Ref == Index);
  });
}

bool ClaimUses::isLogged(const Node &To) const {
  if (To.Kind != NodeKind::Call && To.Kind != NodeKind::Effect)
    return false;
  const Row *Sink = P.rowOf(P.call(To.Ref), Role::Sink);
  return Sink && Sink->text("kind") == "log";
}

bool ClaimUses::isBesideVerification(NodeId Id) const {
  for (unsigned Steps = 0; Steps < 8; ++Steps) {
    NodeId Whole = NoNode;
    for (uint32_t Index : P.outOf(Id)) {
      const Edge &E = P.edge(Index);
      StringRef Operator = P.nameOf(E.To);
      bool IsPart = E.Kind == EdgeKind::Operand &&
                    P.node(E.To).Kind == NodeKind::Value &&
                    (Operator == "&&" || Operator == "||" || Operator == "!");
      if (IsPart)
        Whole = E.To;
    }
    if (Whole == NoNode)
      return false;
    for (uint32_t Index : P.into(Whole)) {
      const Test Beside{.Condition = P.edge(Index).From,
                        .Holds = P.nameOf(Whole) == "&&"};
      if (Beside.Condition != Id && P.nameOf(Whole) != "!" &&
          GuardReader(P, GuardVerified)
              .readTest(Beside, {.Value = Claim, .Part = {}}))
        return true;
    }
    Id = Whole;
  }
  return false;
}

bool ClaimUses::usesOver(const Edge &E) {
  const Node &To = P.node(E.To);
  if (isLogged(To))
    return false;
  switch (E.Kind) {
  case EdgeKind::Tested:
    if (P.isGuarded(E, GuardVerified))
      return false;
    break;
  case EdgeKind::Operand:
    // That there is another claim decides nothing yet.
    if (P.nameOf(E.From).starts_with("__begin") ||
        P.nameOf(E.From).starts_with("__end") || isBesideVerification(E.From))
      return false;
    break;
  case EdgeKind::Enter:
    Entered.insert(To.Function);
    break;
  case EdgeKind::Leave:
    if (!Functions.contains(To.Function) && !Entered.contains(To.Function))
      return false;
    break;
  default:
    break;
  }
  bool IsKept = To.Kind == NodeKind::Field || To.Kind == NodeKind::Global;
  if (IsKept) // What a constructor keeps is as good as its object.
    return Functions.contains(P.node(E.From).Function);
  Pending.insert(E.To);
  return false;
}

bool ClaimUses::usesAt(NodeId Id, bool JudgesToken) {
  if (Conditions.contains(Id) && !JudgesToken && !isBesideVerification(Id))
    return true;
  if (auto It = Taken.find(Id); It != Taken.end())
    for (uint32_t Index : It->second)
      if (usesAsArgument(Index, Id))
        return true;
  const Node &N = P.node(Id);
  const Function &F = P.function(N.Function);
  bool LeavesFunction = Id == F.Return || Id == F.ThisAfter ||
                        llvm::is_contained(F.ParametersAfter, Id);
  bool IsTaken = false; // By one that the token came through.
  for (uint32_t Index : P.outOf(Id)) {
    const Edge &E = P.edge(Index);
    IsTaken |= E.Kind == EdgeKind::Leave &&
               (Functions.contains(P.node(E.To).Function) ||
                Entered.contains(P.node(E.To).Function));
    if (usesOver(E))
      return true;
  }
  return LeavesFunction && !IsTaken && Functions.contains(N.Function);
}

bool ClaimUses::isUsed(const RoleCall &Read, uint32_t Decode, const Flow &Way) {
  if (!isVerifiedLater(Decode))
    return true;
  buildIndex();
  Functions.clear();
  Entered.clear();
  Pending.clear();
  for (NodeId Id : Way.Path)
    Functions.insert(P.node(Id).Function);
  const Call &C = P.call(Read.Call);
  bool JudgesToken = judgesToken(claimRead(P, C, *Read.R));
  Claim = C.Result;
  Pending.insert(Claim);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I)
    if (usesAt(Pending[I], JudgesToken))
      return true;
  return Pending.size() >= MaxNodes;
}
