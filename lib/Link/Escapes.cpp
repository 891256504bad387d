//===- Escapes.cpp - Text that the team's own code escapes ----------------===//

#include "Link/Escapes.h"
#include "Link/Guards.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace portcullis;
using llvm::StringRef;

/// How many values a text is followed through; a loop has some dozens.
static constexpr unsigned MaxNodes = 96;

/// A backslash is no escape in standard SQL (ISO 9075-2, section 5.3), nor in
/// the databases that are modelled.
static constexpr StringRef SqlInstead[] = {"''"};
static constexpr StringRef ShellInstead[] = {"'\\''", "'\"'\"'"};
static constexpr EscapeStyle Styles[] = {
    {.Guard = GuardEscapedSql,
     .Instead = SqlInstead,
     .Before = "'",
     .BeforeAny = ""},
    {.Guard = GuardEscapedShell,
     .Instead = ShellInstead,
     .Before = "",
     .BeforeAny = "\\"},
};

/// Whether an edge hands a text on, or puts it into another.
static bool handsOn(const Edge &E) {
  return E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
         E.Kind == EdgeKind::Part || E.Kind == EdgeKind::Joined ||
         E.Kind == EdgeKind::Unless;
}

bool EscapeReader::isInstead(NodeId Id) const {
  return llvm::is_contained(Style.Instead, textWithin(P, Id, Within));
}

bool EscapeReader::puts(NodeId Id) const {
  return llvm::any_of(P.into(Id), [&](uint32_t Index) {
    return handsOn(P.edge(Index)) && isInstead(P.edge(Index).From);
  });
}

bool EscapeReader::isAppended(NodeId Text, StringRef Piece) const {
  return llvm::any_of(P.into(Text), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.Kind == EdgeKind::Joined &&
           (P.literalText(E.From) == Piece ||
            (Piece == Style.Before && isQuoteByTest(E.From)));
  });
}

bool EscapeReader::isQuoteByTest(NodeId Id) const {
  return llvm::any_of(P.into(Id), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    if (E.Kind != EdgeKind::Tested || P.test(E.Label).Returned)
      return false;
    Test Other = P.test(E.Label);
    Other.Holds = !Other.Holds;
    return GuardReader(P, GuardUnquoted, Within)
        .readTest(Other, {.Value = E.From, .Part = {}});
  });
}

bool EscapeReader::endsLed(NodeId Text, StringRef Lead, const Ways &By,
                           bool IsOther) const {
  for (unsigned Steps = 0; Text != NoNode && Steps < 8; ++Steps) {
    const Node &N = P.node(Text);
    if (N.Kind == NodeKind::Effect)
      return !IsOther && isAppended(Text, Lead);
    if (auto Way = By.find(N.Ref);
        N.Kind == NodeKind::Join && Way != By.end()) {
      NodeId Then = NoNode;
      for (uint32_t Index : P.into(Text)) {
        const Edge &E = P.edge(Index);
        if (E.Label == Way->second)
          Then = E.From;
        else if (IsOther && isAppended(E.From, Lead))
          return true;
      }
      Text = Then;
      continue;
    }
    if (P.into(Text).size() != 1 || !handsOn(P.edge(P.into(Text)[0])))
      return false;
    Text = P.edge(P.into(Text)[0]).From;
  }
  return false;
}

bool EscapeReader::isLed(NodeId Id, StringRef Lead, bool IsOther) const {
  Ways By;
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Id);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      const Node &To = P.node(E.To);
      if (E.Kind == EdgeKind::Joined && To.Kind == NodeKind::Effect &&
          endsLed(P.call(To.Ref).Object, Lead, By, IsOther))
        return true;
      if (E.Kind != EdgeKind::Same && E.Kind != EdgeKind::Tested)
        continue;
      if (To.Kind == NodeKind::Join && To.Ref != NoIndex)
        By.try_emplace(To.Ref, E.Label);
      Pending.insert(E.To);
    }
  return false;
}

bool EscapeReader::isReplaced(const Edge &Tested) const {
  if (!Style.Before.empty() && isLed(Tested.To, Style.Before, /*IsOther=*/true))
    return true;
  llvm::SmallSetVector<NodeId, 32> Pending;
  Pending.insert(Tested.To);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I) {
    if (puts(Pending[I]))
      return true;
    eachNext(Pending[I], [&](NodeId Id) {
      if (P.node(Id).Function == P.node(Tested.To).Function)
        Pending.insert(Id);
    });
  }
  // A loop that looks for quotes has put something there in its earlier turns.
  const Node &Text = P.node(Tested.From);
  return Text.Kind == NodeKind::Join &&
         llvm::any_of(P.into(Tested.From), [&](uint32_t Index) {
           NodeId Turn = P.edge(Index).From;
           return puts(Turn) ||
                  (P.node(Turn).Kind == NodeKind::Effect &&
                   !Style.Before.empty() && isAppended(Turn, Style.Before));
         });
}

bool EscapeReader::replacesAll(const Call &C, const Row &Filter) const {
  std::optional<StringRef> Pattern =
      P.fixedText(P.nodeAt(C, Filter.position("pattern", {})));
  return Pattern == "'" && isInstead(P.nodeAt(C, Filter.position("with", {})));
}

void EscapeReader::eachNext(NodeId Id,
                            llvm::function_ref<void(NodeId)> Visit) const {
  for (uint32_t Index : P.outOf(Id))
    if (const Edge &E = P.edge(Index); handsOn(E) || E.Kind == EdgeKind::Enter)
      Visit(E.To);
  const Node &N = P.node(Id);
  if (N.Kind != NodeKind::Return)
    return;
  const auto *Run = llvm::find_if(Calls, [&](uint32_t Index) {
    return llvm::is_contained(P.targets(Index), N.Function);
  });
  if (Run != Calls.end() && P.call(*Run).Result != NoNode)
    Visit(P.call(*Run).Result);
}

NodeId EscapeReader::beginOf(NodeId Id) const {
  NodeId Found = NoNode;
  for (unsigned Steps = 0; Steps < MaxNodes && Id != NoNode; ++Steps) {
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Effect && P.call(N.Ref).Object != NoNode) {
      Id = P.call(N.Ref).Object;
      continue;
    }
    if (N.Kind == NodeKind::Literal || P.into(Id).empty() ||
        !handsOn(P.edge(P.into(Id)[0])))
      return Found;
    Id = P.edge(P.into(Id)[0]).From;
    if (N.Kind == NodeKind::Join) // Into a loop, the first way is from before.
      Found = Id;
  }
  return NoNode;
}

void EscapeReader::add(Begin &To, NodeId Piece, unsigned Depth) const {
  if (Piece == NoNode)
    return;
  static constexpr unsigned MaxSteps = 4096;
  if (++To.Steps > MaxSteps) {
    To.IsKnown = false;
    return;
  }
  const Node &N = P.node(Piece);
  if (N.Type == ValueType::Number)
    return;
  if (N.Kind == NodeKind::Literal) {
    StringRef Text = P.nameOf(Piece);
    To.IsAny |= !Text.empty();
    To.IsFormat |= Text.find_first_of("%{") != StringRef::npos;
    To.Quotes += Text.count('\'');
    return;
  }
  if (N.Kind == NodeKind::Join) {
    NodeId First = beginOf(Piece);
    To.IsKnown &= First != NoNode;
    return add(To, First, Depth + 1);
  }
  bool IsCall = N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect;
  bool IsOwn = IsCall && P.call(N.Ref).IsOwn;
  bool IsEmpty = N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction;
  if (IsOwn || Depth > 24 || (P.into(Piece).empty() && !IsEmpty)) {
    To.IsKnown = false;
    return;
  }
  for (uint32_t Index : P.into(Piece))
    if (handsOn(P.edge(Index)))
      add(To, P.edge(Index).From, Depth + 1);
    else
      To.IsKnown = false;
}

EscapeReader::Begin EscapeReader::before(NodeId Id, const Node &Joined) const {
  Begin Found;
  if (Joined.Kind != NodeKind::Call && Joined.Kind != NodeKind::Effect) {
    Found.IsKnown = false;
    return Found;
  }
  const Call &C = P.call(Joined.Ref);
  if (C.Object != Id)
    add(Found, C.Object, 0);
  for (NodeId Argument : C.Arguments) {
    if (C.Object == Id || Argument == Id)
      break;
    add(Found, Argument, 0);
  }
  return Found;
}

bool EscapeReader::isOutside(NodeId Id) const {
  bool IsOutside = false;
  llvm::SmallSetVector<NodeId, 32> Pending;
  Pending.insert(Id);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I) {
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind != EdgeKind::Joined)
        continue;
      Begin Found = before(E.From, P.node(E.To));
      if (!Found.IsKnown || !Found.IsAny)
        continue;
      if (Found.Quotes % 2 == 1)
        return false;
      IsOutside |= !Found.IsFormat;
    }
    eachNext(Pending[I], [&](NodeId Next) { Pending.insert(Next); });
  }
  return IsOutside;
}

bool EscapeReader::isDoubledBehind(const Edge &Joined) const {
  const Node &Text = P.node(Joined.To);
  bool IsTested = llvm::any_of(P.outOf(Joined.From), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.Kind == EdgeKind::Tested && isUnquoted(E);
  });
  if (!IsTested || Text.Kind != NodeKind::Effect)
    return false;
  return llvm::any_of(P.outOf(Joined.To), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.Kind == EdgeKind::Joined &&
           P.node(E.To).Kind == NodeKind::Effect &&
           P.node(E.To).Function == Text.Function &&
           isAppended(E.To, Style.Before);
  });
}

bool EscapeReader::isUnquoted(const Edge &Tested) const {
  return GuardReader(P, GuardUnquoted, Within)
      .readTest(P.test(Tested.Label), {.Value = Tested.From, .Part = {}});
}

EscapeReader::Answer EscapeReader::read(const Edge &E) const {
  if (E.Kind == EdgeKind::Joined)
    return !Style.Before.empty() && isDoubledBehind(E) ? BetweenQuotes : No;
  if (!Style.BeforeAny.empty() &&
      isLed(E.To, Style.BeforeAny, /*IsOther=*/false))
    return Anywhere;
  const Test &T = P.test(E.Label);
  if (!T.Returned)
    return isUnquoted(E) && isReplaced(E) ? BetweenQuotes : No;
  if (T.Condition == NoNode)
    return No;
  const Node &Condition = P.node(T.Condition);
  const Row *Filter = Condition.Kind == NodeKind::Call
                          ? P.rowOf(P.call(Condition.Ref), Role::Filters)
                          : nullptr;
  return Filter && Filter->has("pattern") &&
                 replacesAll(P.call(Condition.Ref), *Filter)
             ? BetweenQuotes
             : No;
}

bool Program::isEscaped(const Edge &E, unsigned Wanted,
                        llvm::ArrayRef<uint32_t> Calls) const {
  if (E.Kind != EdgeKind::Tested && E.Kind != EdgeKind::Joined)
    return false;
  uint32_t Within = Calls.empty() ? NoIndex : Calls.front();
  return llvm::any_of(Styles, [&](const EscapeStyle &Style) {
    if (!(Wanted & Style.Guard))
      return false;
    EscapeReader Reader(*this, Style, Calls);
    std::tuple Asked(E.From, E.To, unsigned{Style.Guard}, Within);
    auto Read = Known.Escapes.find(Asked);
    if (Read == Known.Escapes.end())
      Read = Known.Escapes.emplace(Asked, Reader.read(E)).first;
    return Read->second == EscapeReader::Anywhere ||
           (Read->second == EscapeReader::BetweenQuotes &&
            !Reader.isOutside(E.To));
  });
}
