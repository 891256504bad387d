//===- Masks.cpp - What is left of a masked value -------------------------===//

#include "Masks.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

static bool isMaskCharacter(const Program &P, NodeId Id) {
  static constexpr StringRef Usual = "*#xX";
  StringRef Text = P.nameOf(Id);
  return P.node(Id).Kind == NodeKind::Literal && Text.size() == 1 &&
         Usual.contains(Text);
}

/// Whether \p E puts its value where a character of a text was.
static bool replacesCharacter(const Program &P, const Edge &E) {
  const Node &To = P.node(E.To);
  switch (E.Kind) {
  case EdgeKind::Store:
    return true;
  case EdgeKind::Joined:
  case EdgeKind::Part: {
    // A single star before a value, `"*" + value`, masks nothing.
    bool IsCall = To.Kind == NodeKind::Call || To.Kind == NodeKind::Effect;
    StringRef Name = IsCall ? P.text(P.call(To.Ref).Name) : StringRef();
    return !Name.ends_with("operator+") && !Name.ends_with("operator<<");
  }
  case EdgeKind::Same: // `i < 4 ? '*' : text[i]`
    return To.Kind == NodeKind::Join || To.Kind == NodeKind::Value;
  default:
    return false;
  }
}

bool portcullis::isMasked(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  StringRef Name = P.text(N.Text);
  if (N.Kind == NodeKind::Call)
    Name = P.text(P.call(N.Ref).Name);
  bool IsNamed = N.Kind != NodeKind::Literal && N.Kind != NodeKind::Value;
  if (IsNamed && !Name.empty() &&
      P.models().sensitive().says(Vocabulary::Masks,
                                  Name.substr(Name.rfind(':') + 1)))
    return true;
  return N.Type == ValueType::Text && P.into(Id).size() > 1 &&
         llvm::any_of(P.into(Id), [&](uint32_t Index) {
           const Edge &E = P.edge(Index);
           return isMaskCharacter(P, E.From) && replacesCharacter(P, E);
         });
}

/// The number at the position that \p R names by \p Key, if it is fixed.
static std::optional<unsigned> numberAt(const Program &P, const Call &C,
                                        const Row &R, StringRef Key) {
  if (!R.has(Key))
    return std::nullopt;
  unsigned Number = 0;
  StringRef Text = P.literalText(P.nodeAt(C, R.position(Key, {})));
  if (Text.empty() || Text.getAsInteger(10, Number))
    return std::nullopt;
  return Number;
}

/// Whether \p Id is counted from the end of something: `size() - 4`, close by.
static bool countsFromEnd(const Program &P, NodeId Id) {
  auto IsSize = [&](NodeId N) {
    return P.node(N).Kind == NodeKind::Call &&
           P.rowOf(P.call(P.node(N).Ref), Role::Measure);
  };
  auto At = [&](NodeId N, bool) {
    if (P.node(N).Kind != NodeKind::Value || P.nameOf(N) != "-")
      return Step::Continue;
    auto Leads = [&](uint32_t Index) {
      return !P.origins(P.edge(Index).From,
                        {.At =
                             [&](NodeId From, bool) {
                               return IsSize(From) ? Step::Found
                                                   : Step::Continue;
                             },
                         .Passes =
                             [](const Edge &E) {
                               return E.Kind != EdgeKind::Operand;
                             },
                         .MaxOrigins = 1})
                  .empty();
    };
    return llvm::any_of(P.into(N), Leads) ? Step::Found : Step::Stop;
  };
  return !P.origins(Id, {.At = At,
                         .Passes = [](const Edge &) { return true; },
                         .MaxOrigins = 1,
                         .MaxStates = 1000})
              .empty();
}

static bool leavesOut(const Program &P, const Call &C, const Row &R,
                      bool Guessable) {
  // The first six digits of a card name its bank, the last four are printed
  // on receipts (PCI DSS 4.0, requirement 3.4.1).
  const unsigned Shown = Guessable ? 6 : 12;
  static constexpr unsigned LastFour = 12; // Of a card's sixteen digits.
  std::optional<unsigned> Begin = numberAt(P, C, R, "begin");
  if (R.text("as") == "character")
    return Begin || !R.has("begin");
  std::optional<unsigned> Length = numberAt(P, C, R, "length");
  if (Length && *Length <= Shown)
    return true;
  if (Begin)
    return Guessable && *Begin >= LastFour && *Begin < LastFour + 4;
  NodeId From = P.nodeAt(C, R.position("begin", {}));
  return From != NoNode && countsFromEnd(P, From);
}

bool portcullis::leavesOut(const Program &P, const Edge &E, bool Guessable) {
  if (E.Kind != EdgeKind::Part || P.node(E.To).Kind != NodeKind::Call)
    return false;
  const Call &C = P.call(P.node(E.To).Ref);
  return llvm::any_of(C.Rows, [&](uint32_t Index) {
    const Row &R = P.models().row(Index);
    bool IsPiece =
        R.R == Role::Passes && (R.has("begin") || R.text("as") == "character");
    return IsPiece && P.nodeAt(C, R.position("from", {})) == E.From &&
           ::leavesOut(P, C, R, Guessable);
  });
}
