//===- BindValues.cpp - From SQL built of text to bound values ------------===//

#include "BindValues.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

namespace {
/// A piece of concatenated text, as written.
struct Piece {
  Span Where;
  bool IsLiteral;
};
} // namespace

/// The node that \p Id copies.
static NodeId behindCopies(const Program &P, NodeId Id) {
  while (P.node(Id).Kind != NodeKind::Literal && P.into(Id).size() == 1 &&
         P.edge(P.into(Id)[0]).Kind == EdgeKind::Same)
    Id = P.edge(P.into(Id)[0]).From;
  return Id;
}

/// Takes `a + b + c` apart, left to right. False if it is something else.
static bool collectPieces(const Program &P, NodeId Id, const Span &Where,
                          std::vector<Piece> &Pieces, bool IsOperand) {
  NodeId Behind = behindCopies(P, Id);
  const Node &N = P.node(Behind);
  bool IsPlus = N.Kind == NodeKind::Call &&
                P.text(P.call(N.Ref).Name).ends_with("operator+") &&
                N.Where.Offset >= Where.Offset &&
                N.Where.Offset < Where.Offset + Where.Length;
  if (!IsPlus) {
    Pieces.push_back({.Where = Where,
                      .IsLiteral = N.Kind == NodeKind::Literal &&
                                   N.Where.Offset == Where.Offset});
    return IsOperand;
  }
  const Call &C = P.call(N.Ref);
  return C.Arguments.size() == 2 &&
         collectPieces(P, C.Arguments[0], C.ArgumentWhere[0], Pieces, true) &&
         collectPieces(P, C.Arguments[1], C.ArgumentWhere[1], Pieces, true);
}

/// The characters between the quotes of a plain string literal.
static std::optional<StringRef> between(StringRef Literal) {
  if (Literal.size() < 2 || !Literal.starts_with("\"") ||
      !Literal.ends_with("\"") ||
      Literal.drop_front().find('"') != Literal.size() - 2)
    return std::nullopt;
  return Literal.drop_front().drop_back();
}

std::optional<Fix> portcullis::bindValues(const Program &P,
                                          const RoleCall &Sink, NodeId Text) {
  StringRef Twin = Sink.R->text("twin.function");
  const Call &C = P.call(Sink.Call);
  Position At = Sink.R->position("at", {});
  if (Twin.empty() || At.At != Position::Argument || C.Arguments.size() != 1)
    return std::nullopt;
  const Span &Argument = C.ArgumentWhere[At.Index];
  std::vector<Piece> Pieces;
  if (!collectPieces(P, Text, Argument, Pieces, false) || Pieces.size() < 2)
    return std::nullopt;

  std::string Sql;
  std::string Values;
  unsigned Count = 0;
  bool OpenQuote = false;
  for (const Piece &Part : Pieces) {
    StringRef Written = P.sources().text(P.location(Part.Where));
    if (!Part.IsLiteral) {
      std::string Placeholder = Sink.R->text("twin.placeholder").str();
      if (Placeholder == "$n")
        Placeholder = "$" + std::to_string(++Count);
      OpenQuote = StringRef(Sql).ends_with("'");
      if (OpenQuote)
        Sql.pop_back();
      Sql += Placeholder;
      Values += (", " + Written).str();
      continue;
    }
    std::optional<StringRef> Inner = between(Written);
    if (!Inner || (OpenQuote && !Inner->consume_front("'")))
      return std::nullopt;
    OpenQuote = false;
    Sql += *Inner;
  }
  // Quotes that do not belong to a value would enclose a placeholder.
  if (OpenQuote || StringRef(Sql).contains("'%"))
    return std::nullopt;
  Fix Result{.Description = "bind the values as parameters"};
  Result.Edits.push_back(
      {.Range = P.location(C.NameWhere), .Text = Twin.str()});
  Result.Edits.push_back(
      {.Range = P.location(Argument), .Text = "\"" + Sql + "\"" + Values});
  return Result;
}
