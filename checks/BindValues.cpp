//===- BindValues.cpp - From SQL built of text to bound values ------------===//

#include "BindValues.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace portcullis;
using llvm::StringRef;

namespace {
/// A piece of concatenated text, as written.
struct Piece {
  enum { Literal, Constant, Value } Kind;
  Span Where;
  std::string Inner; ///< What stands between the quotes of a literal.
};

/// A statement with a mark for each piece that is no literal, and whether each
/// value may be bound there. What it does not understand is refused.
class Statement {
public:
  static constexpr char Value = '\1', Constant = '\2';

  explicit Statement(StringRef Text) : Text(Text) {}
  bool takesValues();

private:
  bool step();
  bool stepWord();
  bool stepQuoted(char Quote);
  bool stepOperator();
  bool takesQuotedValue(size_t Behind) const;
  bool takesBareValue() const;
  char at(size_t Index) const { return Index < Text.size() ? Text[Index] : 0; }

  StringRef Text;
  size_t At = 0;
  std::string Last;                    ///< The token before, in small letters.
  llvm::SmallVector<bool, 4> InValues; ///< For each open parenthesis.
  bool IsFirst = true;
};
} // namespace

static bool isWord(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '.' || C == Statement::Constant;
}

static bool isOperator(char C) {
  return C && StringRef("=<>!~|@#&^+-*/%").contains(C);
}

bool Statement::takesValues() {
  while (At < Text.size())
    if (!step())
      return false;
  return InValues.empty();
}

bool Statement::step() {
  char C = at(At);
  if (C == ' ' || C == '\n' || C == '\t') {
    ++At;
    return true;
  }
  if (isWord(C))
    return stepWord();
  // Only statements that work on rows have parameters.
  if (IsFirst)
    return false;
  if (C == '\'' || C == '"')
    return stepQuoted(C);
  if (isOperator(C))
    return stepOperator();
  if (C == Value && !takesBareValue())
    return false;
  if (C == ';' && !Text.drop_front(At + 1).trim().empty())
    return false;
  if (C == '(')
    InValues.push_back(Last == "values");
  else if (C == ')' && !InValues.empty())
    InValues.pop_back();
  else if (C != Value && C != ',' && C != ':' && C != ';')
    return false;
  Last = C;
  ++At;
  return true;
}

bool Statement::stepWord() {
  StringRef Word = Text.drop_front(At).take_while(isWord);
  Last = Word.lower();
  At += Word.size();
  bool Works = !IsFirst || llvm::StringSwitch<bool>(Last)
                               .Cases({"select", "insert", "update"}, true)
                               .Cases({"delete", "with"}, true)
                               .Default(false);
  IsFirst = false;
  return Works;
}

bool Statement::stepQuoted(char Quote) {
  size_t End = Text.find(Quote, At + 1);
  if (End == StringRef::npos)
    return false;
  StringRef Inside = Text.slice(At + 1, End);
  if (Inside.contains(Value) || Inside.contains(Constant))
    if (Quote != '\'' || Inside != StringRef(&Value, 1) ||
        !takesQuotedValue(End + 1))
      return false;
  Last = Quote;
  At = End + 1;
  return true;
}

bool Statement::stepOperator() {
  StringRef Operator = Text.drop_front(At).take_while(isOperator);
  if (Operator.contains("--") || Operator.contains("/*"))
    return false;
  Last = Operator;
  At += Operator.size();
  return true;
}

bool Statement::takesQuotedValue(size_t Behind) const {
  // A prefix makes another kind of literal, a second quote goes on with it.
  if (isWord(at(At - 1)) || at(At - 1) == '&' || isWord(at(Behind)) ||
      at(Behind) == '\'')
    return false;
  if (Last == "(" || Last == "," || isOperator(Last.front()))
    return true;
  return llvm::StringSwitch<bool>(Last)
      .Cases({"like", "ilike", "limit", "offset", "between"}, true)
      .Cases({"and", "when", "then", "else", "select"}, true)
      .Default(false);
}

/// A value without quotes may also be meant as a name, an expression or a list.
bool Statement::takesBareValue() const {
  char Next = at(At + 1);
  if (isWord(at(At - 1)) || (Next && !StringRef(" \n\t),:;").contains(Next)))
    return false;
  if (!InValues.empty() && InValues.back()) {
    bool IsAlone =
        Last == "(" && Text.drop_front(At + 1).ltrim().starts_with(")");
    if ((Last == "(" && !IsAlone) || Last == ",")
      return true;
  }
  return llvm::StringSwitch<bool>(Last)
      .Cases({"=", "<", ">", "<=", ">=", "<>", "!="}, true)
      .Cases({"limit", "offset", "between"}, true)
      .Default(false);
}

/// The characters of adjacent plain string literals, as written.
static std::optional<std::string> between(StringRef Literal) {
  std::string Inner;
  if (!Literal.starts_with("\""))
    return std::nullopt;
  while (Literal.consume_front("\"")) {
    auto [Characters, Rest] = Literal.split('"');
    if (Characters.size() == Literal.size() || Characters.contains('\\'))
      return std::nullopt;
    Inner += Characters;
    Literal = Rest.ltrim();
  }
  if (!Literal.empty() || !llvm::all_of(Inner, llvm::isPrint))
    return std::nullopt;
  return Inner;
}

/// Whether \p Id can only be words: names of tables, directions of sorting.
static bool isConstant(const Program &P, NodeId Id, unsigned Depth = 0) {
  if (std::optional<NodeId> Literal = P.soleLiteral(Id)) {
    StringRef Text = P.literalText(*Literal);
    return P.node(*Literal).Type == ValueType::Text && !Text.empty() &&
           llvm::all_of(Text, [](char C) {
             return C == ' ' || (isWord(C) && C != Statement::Constant);
           });
  }
  return Depth < 8 && !P.into(Id).empty() &&
         llvm::all_of(
             P.into(Id),
             [&](uint32_t Edge) {
               return P.edge(Edge).Kind == EdgeKind::Same &&
                      isConstant(P, P.edge(Edge).From, Depth + 1);
             });
}

/// Whether a value may hold what was escaped for SQL: bound, it would be
/// escaped twice.
static bool mayBeEscaped(const Program &P, NodeId Id) {
  static constexpr size_t Budget = 256;
  llvm::SmallSetVector<NodeId, 16> Seen;
  Seen.insert(Id);
  for (size_t I = 0; I < Seen.size(); ++I) {
    const Node &N = P.node(Seen[I]);
    if (N.Kind == NodeKind::Call)
      if (const Row *R = P.rowOf(P.call(N.Ref), Role::Protect))
        if (R->text("by") == "escape-sql")
          return true;
    for (uint32_t Edge : P.into(Seen[I]))
      if (P.edge(Edge).Kind != EdgeKind::Operand)
        Seen.insert(P.edge(Edge).From);
    if (Seen.size() > Budget)
      return true;
  }
  return false;
}

/// The piece written at \p Where, if the rewriting can keep it.
static std::optional<Piece> pieceOf(const Program &P, NodeId Id,
                                    const Span &Where) {
  StringRef Written = P.sources().text(P.location(Where));
  StringRef Inside = Written;
  if (Inside.consume_front("std::string(") ||
      Inside.consume_front("std::string{"))
    Inside = Inside.drop_back();
  if (Inside.starts_with("\"")) {
    std::optional<std::string> Inner = between(Inside);
    if (!Inner)
      return std::nullopt;
    return Piece{
        .Kind = Piece::Literal, .Where = Where, .Inner = std::move(*Inner)};
  }
  if (isConstant(P, Id))
    return Piece{.Kind = Piece::Constant, .Where = Where, .Inner = ""};
  bool IsText = P.node(P.behindCopies(Id)).Kind != NodeKind::Literal;
  if (Written.empty() || !IsText || mayBeEscaped(P, Id))
    return std::nullopt;
  return Piece{.Kind = Piece::Value, .Where = Where, .Inner = ""};
}

/// Takes `a + b + c` apart, left to right. False if it is something else.
static bool collectPieces(const Program &P, NodeId Id, const Span &Where,
                          std::vector<Piece> &Pieces, bool IsOperand) {
  const Node &N = P.node(P.behindCopies(Id));
  bool IsPlus = N.Kind == NodeKind::Call &&
                P.text(P.call(N.Ref).Name).ends_with("operator+") &&
                N.Where.Offset >= Where.Offset &&
                N.Where.Offset < Where.Offset + Where.Length;
  if (!IsPlus) {
    std::optional<Piece> Part = pieceOf(P, Id, Where);
    if (Part)
      Pieces.push_back(std::move(*Part));
    return IsOperand && Part;
  }
  const Call &C = P.call(N.Ref);
  return C.Arguments.size() == 2 &&
         collectPieces(P, C.Arguments[0], C.ArgumentWhere[0], Pieces, true) &&
         collectPieces(P, C.Arguments[1], C.ArgumentWhere[1], Pieces, true);
}

/// Whether nothing but `+` stands beside the pieces of \p Whole: no comment, no
/// call on the result.
static bool isAllOf(const Program &P, llvm::ArrayRef<Piece> Pieces,
                    const Span &Whole) {
  Location All = P.location(Whole);
  StringRef Written = P.sources().text(All);
  uint32_t Begin = Whole.Offset;
  for (const Piece &Part : Pieces) {
    if (Part.Where.File != Whole.File || Part.Where.Offset < Begin ||
        Part.Where.Offset + Part.Where.Length > Whole.Offset + Whole.Length)
      return false;
    StringRef Gap =
        Written.slice(Begin - Whole.Offset, Part.Where.Offset - Whole.Offset);
    bool IsFirst = &Part == Pieces.begin();
    if (IsFirst ? !Gap.empty() : Gap.trim() != "+")
      return false;
    Begin = Part.Where.Offset + Part.Where.Length;
  }
  return Begin == Whole.Offset + Whole.Length;
}

static unsigned passedArguments(const Call &C) {
  unsigned Passed = 0;
  for (auto [Argument, Where] : llvm::zip(C.Arguments, C.ArgumentWhere))
    Passed += Argument != NoNode && Where.File == C.Where.File &&
              Where.Offset >= C.Where.Offset && Where.Length &&
              Where.Offset < C.Where.Offset + C.Where.Length;
  return Passed;
}

/// The new arguments: the text with \p Placeholder, then the values.
static std::string rewrite(const Program &P, llvm::ArrayRef<Piece> Pieces,
                           StringRef Placeholder) {
  // Two literals do not add up without a string in front.
  bool HasConstants = llvm::any_of(
      Pieces, [](const Piece &Part) { return Part.Kind == Piece::Constant; });
  std::string Text = HasConstants ? "std::string(\"" : "\"";
  std::string Values;
  StringRef Close = HasConstants ? "\")" : "\"";
  unsigned Count = 0;
  bool InQuotes = false;
  for (const Piece &Part : Pieces) {
    StringRef Written = P.sources().text(P.location(Part.Where));
    if (Part.Kind == Piece::Constant) {
      Text += (Close + " + " + Written + " + \"").str();
      Close = "\"";
    } else if (Part.Kind == Piece::Literal) {
      Text += StringRef(Part.Inner).drop_front(InQuotes);
      InQuotes = false;
    } else {
      InQuotes = StringRef(Text).ends_with("'");
      if (InQuotes)
        Text.pop_back();
      Text += Placeholder == "$n" ? "$" + std::to_string(++Count)
                                  : Placeholder.str();
      Values += (", " + Written).str();
    }
  }
  Text += Close;
  if (StringRef(Text).ends_with(" + \"\""))
    Text.resize(Text.size() - 5);
  return Text + Values;
}

std::optional<Fix> portcullis::bindValues(const Program &P,
                                          const RoleCall &Sink, NodeId Text) {
  StringRef Twin = Sink.R->text("twin.function");
  const Call &C = P.call(Sink.Call);
  Position At = Sink.R->position("at", {});
  if (Twin.empty() || At.At != Position::Argument || passedArguments(C) != 1)
    return std::nullopt;
  const Span &Argument = C.ArgumentWhere[At.Index];
  std::vector<Piece> Pieces;
  if (!collectPieces(P, Text, Argument, Pieces, false) || Pieces.size() < 2 ||
      !isAllOf(P, Pieces, Argument))
    return std::nullopt;
  std::string Marked;
  bool HasValues = false;
  for (const Piece &Part : Pieces) {
    HasValues |= Part.Kind == Piece::Value;
    if (Part.Kind == Piece::Literal)
      Marked += Part.Inner;
    else
      Marked +=
          Part.Kind == Piece::Value ? Statement::Value : Statement::Constant;
  }
  if (!HasValues || !Statement(Marked).takesValues())
    return std::nullopt;
  Fix Result{.Description = "bind the values as parameters"};
  Result.Edits.push_back(
      {.Range = P.location(C.NameWhere), .Text = Twin.str()});
  Result.Edits.push_back(
      {.Range = P.location(Argument),
       .Text = rewrite(P, Pieces, Sink.R->text("twin.placeholder"))});
  return Result;
}
