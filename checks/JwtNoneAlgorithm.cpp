//===- JwtNoneAlgorithm.cpp - Tokens without a signature are issued or accepted
//---===//

#include "Check.h"
#include "Flows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "jwt-none-algorithm",
    .Title = "Tokens without a signature are issued or accepted",
    .Cwe = {347},
    .Owasp = {2},
    .Level = Severity::Critical,
    .SecuritySeverity = 9.1,
    .Accuracy = Precision::VeryHigh,
    .HasFix = true,
};

/// The literals that \p Id is or, for a list, holds, of those that \p R names.
static std::vector<Flow> literalsIn(const Program &P, NodeId Id, const Row &R) {
  return P.origins(Id, {.At =
                            [&](NodeId N, bool) {
                              if (P.node(N).Kind != NodeKind::Literal)
                                return Step::Continue;
                              return llvm::is_contained(R.texts("equals"),
                                                        P.nameOf(N))
                                         ? Step::Found
                                         : Step::Stop;
                            },
                        .Passes =
                            [](const Edge &E) {
                              return E.Kind != EdgeKind::Operand &&
                                     E.Kind != EdgeKind::Parsed;
                            }});
}

/// Whether the bracket that \p Text, cut off at an element, leaves open is one
/// of a list, not that of a call's arguments.
static bool isInList(StringRef Text) {
  int Open = 0;
  for (char C : llvm::reverse(Text)) {
    if (C == ')' || C == '}')
      ++Open;
    else if ((C == '(' || C == '{') && --Open < 0)
      return C == '{';
  }
  return false;
}

/// Takes a list's element at \p Element out, with the comma before or after.
static std::optional<Fix> dropElement(const Program &P,
                                      const Location &Element) {
  StringRef Text = P.sources().text(Element.File);
  size_t Begin = Element.Offset;
  size_t End = Begin + Element.Length;
  if (End > Text.size() || !isInList(Text.substr(0, Begin)))
    return std::nullopt;
  size_t Before = Text.substr(0, Begin).rtrim().size();
  size_t After = Text.size() - Text.substr(End).ltrim().size();
  Location Range = Element;
  if (Before > 0 && Text[Before - 1] == ',')
    Range.Offset = Before - 1;
  else if (After < Text.size() && Text[After] == ',')
    End = Text.size() - Text.substr(After + 1).ltrim().size();
  else
    return std::nullopt; // The only one: what else to accept is a choice.
  Range.Length = End - Range.Offset;
  return Fix{.Description = "do not accept tokens without a signature",
             .Edits = {{.Range = Range, .Text = ""}}};
}

/// Takes `.allow_algorithm(none{})` out of a chain of calls.
static std::optional<Fix> dropFromChain(const Program &P, const Location &At) {
  StringRef Text = P.sources().text(At.File);
  size_t Dot = Text.rfind('.', At.Offset);
  size_t Open = Dot == StringRef::npos ? Dot : Text.find('(', Dot);
  size_t Close = Text.find(')', At.Offset + At.Length);
  if (Dot == StringRef::npos || Open > At.Offset || Close == StringRef::npos ||
      !Text.slice(Open + 1, At.Offset).trim().empty() ||
      !Text.slice(Dot + 1, Open).contains("allow") ||
      !Text.slice(At.Offset + At.Length, Close).trim().empty())
    return std::nullopt;
  Location Range = At;
  Range.Offset = Text.substr(0, Dot).rtrim().size();
  if (StringRef Line = Text.substr(0, Range.Offset);
      Line.substr(Line.rfind('\n') + 1).contains("//"))
    Range.Offset = Dot; // What comes next would be in that comment.
  Range.Length = Close + 1 - Range.Offset;
  return Fix{.Description = "do not accept tokens without a signature",
             .Edits = {{.Range = Range, .Text = ""}}};
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  auto Add = [&](const Location &Where, std::optional<Fix> Mend) {
    Finding F{.CheckId = Info.Id,
              .Message = "the 'none' algorithm lets anyone make up tokens",
              .Where = Where,
              .Level = Info.Level};
    if (Mend)
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  };
  for (auto [Index, R] : P.withRole(Role::TokenNone)) {
    const Call &C = P.call(Index);
    llvm::ArrayRef<Position> At = R->positions("value");
    if (At.empty()) {
      Add(P.location(C.Where), dropFromChain(P, P.location(C.Where)));
      continue;
    }
    auto SaysNone = [&](Position Value) {
      NodeId Id = P.nodeAt(C, Value);
      return Id == NoNode ? std::vector<Flow>() : literalsIn(P, Id, *R);
    };
    if (!llvm::all_of(At,
                      [&](Position Value) { return !SaysNone(Value).empty(); }))
      continue;
    for (const Flow &F : SaysNone(At[0]))
      Add(whereIs(P, F.Origin), dropElement(P, whereIs(P, F.Origin)));
  }
  return Findings;
}

namespace portcullis {
Check checkJwtNoneAlgorithm() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
