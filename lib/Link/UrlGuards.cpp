//===- UrlGuards.cpp - What tests say of where a URL goes -----------------===//

#include "Link/Guards.h"
#include "Link/Urls.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

bool GuardReader::isMadeOf(NodeId From, NodeId Value) const {
  static constexpr unsigned MaxNodes = 96;
  Nodes Found;
  // No length or place of it says which host it is.
  auto Add = [&](NodeId Id) {
    if (Id == NoNode || P.node(Id).Function != P.node(Value).Function)
      return;
    const Node &Part = P.node(Id);
    if (Part.Kind != NodeKind::Literal && Part.Type != ValueType::Number)
      Found.insert(Id);
  };
  Add(From);
  for (unsigned I = 0; I < Found.size() && I < MaxNodes; ++I) {
    if (Found[I] == Value)
      return true;
    for (uint32_t Index : P.into(Found[I]))
      if (P.edge(Index).Kind != EdgeKind::Operand)
        Add(P.edge(Index).From);
    const Node &N = P.node(Found[I]);
    if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
      continue;
    Add(P.call(N.Ref).Object);
    llvm::for_each(P.call(N.Ref).Arguments, Add);
  }
  return false;
}

bool GuardReader::readUrlText(unsigned Kind, StringRef Text, bool Holds) const {
  if (Holds) {
    if (Kind != GuardPrefix)
      return false;
    if (Text == "/")
      return (Wanted & GuardNoScheme) != 0;
    UrlBegin Begin = Text.starts_with("/") ? UrlBegin::Path : UrlBegin::Host;
    return (Wanted & GuardHost) && (Text.empty() || settlesHost(Text, Begin));
  }
  if (Kind != GuardPrefix && Kind != GuardSubstring && Kind != GuardSearch)
    return false;
  bool HasNoScheme = Text.contains(':') || Text.starts_with("http") ||
                     (Text == "//" && Kind == GuardSubstring);
  bool HasOneSlash = Text == "//" || (Text == "/" && Kind == GuardPrefix);
  return (HasNoScheme && (Wanted & GuardNoScheme)) ||
         (HasOneSlash && (Wanted & GuardOneSlash));
}

std::optional<unsigned> GuardReader::characterAt(NodeId Side,
                                                 NodeId Value) const {
  unsigned Number = 0;
  if (const Edge *E = elementOf(Side)) {
    if (!isAbout(E->From, Value) || P.text(E->Label).getAsInteger(10, Number))
      return std::nullopt;
    return Number;
  }
  const Call *C = callBehind(Side);
  const Row *R = C ? P.rowOf(*C, Role::Passes) : nullptr;
  if (!R || R->text("as") != "character" || C->Object == NoNode ||
      !isAbout(C->Object, Value))
    return std::nullopt;
  if (R->has("begin") && P.literalText(P.nodeAt(*C, R->position("begin", {})))
                             .getAsInteger(10, Number))
    return std::nullopt;
  return Number;
}

bool GuardReader::readUrlCharacter(NodeId Side, NodeId Other, bool Equal,
                                   const Subject &Of) const {
  if (P.literalText(Other) != "/")
    return false;
  std::optional<unsigned> At = characterAt(Side, Of.Value);
  if (!At || *At > 1)
    return false;
  return Equal ? *At == 0 && (Wanted & GuardNoScheme)
               : (Wanted & GuardOneSlash) != 0;
}

bool GuardReader::isShort(NodeId Small, NodeId Large, NodeId Value) const {
  const Call *Asked = callBehind(Small);
  unsigned Number = 0;
  return Asked && P.rowOf(*Asked, Role::Measure) && Asked->Object != NoNode &&
         !P.literalText(Large).getAsInteger(10, Number) && Number <= 2 &&
         isAbout(Asked->Object, Value);
}

bool GuardReader::asksForAddress(const Call &C, NodeId Value) const {
  auto LooksUp = [&](uint32_t Index) {
    return llvm::any_of(P.call(Index).Rows, [&](uint32_t Row) {
      const class Row &R = P.models().row(Row);
      return R.R == Role::Guard && R.text("by") == "address";
    });
  };
  auto IsAsked = [&](NodeId Id) { return Id != NoNode && isAbout(Id, Value); };
  return llvm::any_of(C.Arguments, IsAsked) &&
         llvm::any_of(P.targets(&C - P.calls().data()), [&](uint32_t Target) {
           return llvm::any_of(P.reached(Target), [&](uint32_t Reached) {
             return llvm::any_of(P.callsIn(Reached), LooksUp);
           });
         });
}
