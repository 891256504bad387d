//===- SqlTexts.cpp - What SQL statements do with values ------------------===//

#include "SqlTexts.h"
#include "Flows.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// Whether \p Id is a text that was just made and has nothing in it.
static bool isEmpty(const Program &P, NodeId Id) {
  for (int Steps = 0; Steps < 8; ++Steps) {
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Literal)
      return N.Text == 0;
    if (P.into(Id).empty())
      return N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction;
    if (P.into(Id).size() != 1)
      return false;
    Id = P.edge(P.into(Id)[0]).From;
  }
  return false;
}

/// Whether the text at the end of \p E begins with what it joins.
static bool isBegin(const Program &P, const Edge &E) {
  const Node &To = P.node(E.To);
  if (To.Kind != NodeKind::Call && To.Kind != NodeKind::Effect)
    return false;
  const Call &C = P.call(To.Ref);
  NodeId First = C.Object;
  if ((First == NoNode || isEmpty(P, First)) && !C.Arguments.empty())
    First = C.Arguments[0];
  return E.From == First;
}

/// How the texts that \p Id may be begin; empty if one is not known.
static std::vector<SqlText> textsAt(const Program &P, NodeId Id,
                                    const CallContext &Context) {
  std::vector<SqlText> Texts;
  bool IsUnknown = false;
  llvm::DenseSet<NodeId> Joined;
  Within Scope(P, Context);
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    if (Here.Kind == NodeKind::Literal)
      return Step::Found;
    IsUnknown |=
        P.into(N).empty() && Here.Kind != NodeKind::Anytime && !isEmpty(P, N);
    return Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    if (E.Kind == EdgeKind::Operand || E.Kind == EdgeKind::Parsed ||
        !Scope.contains(E))
      return false;
    if (E.Kind == EdgeKind::Joined && !isBegin(P, E))
      return false;
    if (E.Kind == EdgeKind::Joined || E.Kind == EdgeKind::Part)
      Joined.insert(E.To);
    return true;
  };
  for (const Flow &F : P.origins(Id, {.At = At, .Passes = Passes})) {
    bool IsWhole =
        llvm::none_of(F.Path, [&](NodeId N) { return Joined.contains(N); });
    Texts.push_back(
        {.Begin = P.nameOf(F.Origin), .IsWhole = IsWhole, .Literal = F.Origin});
  }
  return IsUnknown ? std::vector<SqlText>() : Texts;
}

/// The number that \p Id is, or 0 if it is not fixed.
static unsigned numberAt(const Program &P, NodeId Id,
                         const CallContext &Context) {
  if (Id == NoNode)
    return 0;
  std::vector<SqlText> Texts = textsAt(P, Id, Context);
  unsigned Number = 0;
  if (Texts.size() != 1 || !Texts[0].IsWhole ||
      Texts[0].Begin.getAsInteger(10, Number))
    return 0;
  return Number;
}

/// The how manieth value the call \p Index, of sink \p R, binds to the
/// statement that its chain begins with, `db << "…" << a << b`; 0 if it begins
/// otherwise.
static unsigned placeInChain(const Program &P, uint32_t Index, const Row &R) {
  for (unsigned Number = 1;; ++Number) {
    NodeId Before = P.call(Index).Object;
    if (Before == NoNode || P.node(Before).Kind != NodeKind::Call)
      return 0;
    Index = P.node(Before).Ref;
    if (P.rowOf(P.call(Index), Role::Sink) != &R)
      return rowWith(P, P.call(Index), Role::Sink, "kind", "sql") ? Number : 0;
  }
}

SqlValue portcullis::numbered(const Program &P, SqlValue V,
                              const CallContext &Context) {
  const Row &R = *V.Sink.R;
  if (R.flag("counted"))
    V.Number = placeInChain(P, V.Sink.Call, R);
  if (R.has("number"))
    V.Number = numberAt(
        P, P.nodeAt(P.call(V.Sink.Call), R.position("number", {})), Context);
  return V;
}

void portcullis::eachSqlValue(
    const Program &P, llvm::function_ref<void(const SqlValue &)> Visit) {
  for (const RoleCall &Sink : P.withRole(Role::Sink)) {
    StringRef Kind = Sink.R->text("kind");
    if ((Kind != "store" && Kind != "sql") || !isMeant(P, Sink))
      continue;
    // The values of a statement are numbered as they are written.
    auto Each = [&](StringRef Key, bool IsNumbered) {
      unsigned Number = 0;
      P.eachAt(P.call(Sink.Call), Sink.R->positions(Key),
               [&](NodeId Value, const Span &Where) {
                 Visit({.Sink = Sink,
                        .Value = Value,
                        .Where = Where,
                        .Number = IsNumbered ? ++Number : 0});
               });
    };
    Each("at", Sink.R->has("name") && Kind == "store");
    Each("bound", /*IsNumbered=*/true);
  }
}

/// The texts of what was prepared under the name that \p C gives.
static std::vector<SqlText> preparedTexts(const Program &P, const Call &C,
                                          const Row &R,
                                          const CallContext &Context) {
  std::vector<SqlText> Names =
      textsAt(P, P.nodeAt(C, R.position("name", {})), Context);
  if (Names.size() != 1)
    return {};
  std::vector<SqlText> Texts;
  for (const auto &[Index, Prepares] : P.withRole(Role::Sink)) {
    if (Prepares->text("kind") != "sql" || !Prepares->has("name"))
      continue;
    const Call &Prepared = P.call(Index);
    if (P.literalText(P.nodeAt(Prepared, Prepares->position("name", {}))) !=
        Names[0].Begin)
      continue;
    std::vector<SqlText> Of = textsAt(
        P, P.nodeAt(Prepared, Prepares->position("at", {})), CallContext());
    if (Of.empty())
      return {};
    llvm::append_range(Texts, Of);
  }
  return Texts;
}

/// Where the statement object \p Id was prepared. Fields know no object: those
/// of others are only asked if \p ByFields.
static std::vector<Flow> preparations(const Program &P, NodeId Id,
                                      const CallContext &Context,
                                      bool ByFields) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    bool IsCall = Here.Kind == NodeKind::Call || Here.Kind == NodeKind::Effect;
    const Row *R = IsCall ? P.rowOf(P.call(Here.Ref), Role::Sink) : nullptr;
    return R && R->text("kind") == "sql" ? Step::Found : Step::Continue;
  };
  Within Scope(P, Context);
  auto Passes = [&](const Edge &E) {
    return E.Kind != EdgeKind::Operand && Scope.contains(E) &&
           (ByFields || P.node(E.From).Kind != NodeKind::Field);
  };
  return P.origins(Id, {.At = At, .Passes = Passes});
}

std::vector<SqlText> portcullis::resultTexts(const Program &P, NodeId Result,
                                             const CallContext &Context) {
  std::vector<Flow> Prepared =
      preparations(P, Result, Context, /*ByFields=*/false);
  if (Prepared.empty())
    Prepared = preparations(P, Result, Context, /*ByFields=*/true);
  std::vector<SqlText> Texts;
  for (const Flow &F : Prepared) {
    const Call &By = P.call(P.node(F.Origin).Ref);
    const Row *Prepares = P.rowOf(By, Role::Sink);
    CallContext There = Context;
    for (auto [Function, Call] : contextOf(P, F))
      There.try_emplace(Function, Call);
    std::vector<SqlText> Of =
        textsAt(P, P.nodeAt(By, Prepares->position("at", {})), There);
    if (Of.empty())
      return {};
    llvm::append_range(Texts, Of);
  }
  return Texts;
}

std::vector<SqlText> portcullis::statementTexts(const Program &P, const Call &C,
                                                const Row &R,
                                                const CallContext &Context) {
  if (R.text("kind") == "sql")
    return textsAt(P, P.nodeAt(C, R.position("at", {})), Context);
  if (R.has("name"))
    return preparedTexts(P, C, R, Context);
  NodeId Statement = C.Object != NoNode ? C.Object : P.nodeAt(C, {});
  if (Statement == NoNode)
    return {};
  return resultTexts(P, Statement, Context);
}

/// Where value \p Number of the statement, from 1, stands; npos if that is not
/// known.
static size_t placeholderAt(StringRef Sql, unsigned Number) {
  if (Number == 0)
    return StringRef::npos;
  std::string Numbered = "$" + std::to_string(Number);
  size_t At = Sql.find(Numbered);
  if (At != StringRef::npos)
    return At;
  bool IsQuoted = false;
  for (size_t I = 0; I < Sql.size(); ++I) {
    IsQuoted ^= Sql[I] == '\'';
    bool IsPlace =
        !IsQuoted && (Sql[I] == '?' || Sql[I] == ':' || Sql[I] == '@');
    if (IsPlace && --Number == 0)
      return I;
  }
  return StringRef::npos;
}

/// Whether a function that encrypts or hashes slowly gets what stands at \p At.
static bool isProtected(const Program &P, StringRef Sql, size_t At) {
  StringRef Before = Sql.substr(0, At);
  int Depth = 0;
  for (size_t I = Before.size(); I-- > 0;) {
    Depth += Before[I] == ')' ? 1 : 0;
    if (Before[I] != '(' || Depth-- > 0)
      continue;
    Depth = 0;
    StringRef Name = Before.substr(0, I).rtrim();
    Name = Name.substr(Name.find_last_of(" (,=\n\t") + 1);
    if (P.models().sensitive().says(Vocabulary::SqlProtectors, Name))
      return true;
  }
  return false;
}

static bool beginsWith(StringRef Sql,
                       std::initializer_list<StringRef> Commands) {
  return llvm::any_of(Commands, [&](StringRef Command) {
    return Sql.ltrim().starts_with_insensitive(Command);
  });
}

bool portcullis::storesValue(const Program &P, const SqlText &Text,
                             unsigned Number) {
  bool IsInsert = beginsWith(Text.Begin, {"insert", "replace", "merge"});
  bool IsUpdate = beginsWith(Text.Begin, {"update"});
  if (!IsInsert && !IsUpdate)
    return false;
  size_t At = placeholderAt(Text.Begin, Number);
  if (At != StringRef::npos && isProtected(P, Text.Begin, At))
    return false;
  if (IsInsert)
    return true;
  // An update keeps what it sets; what comes after only says of which rows.
  size_t Where = Text.Begin.find_insensitive("where");
  return Where == StringRef::npos ? Text.IsWhole
                                  : At != StringRef::npos && At < Where;
}

StringRef portcullis::comparedWith(const SqlText &Text, unsigned Number) {
  size_t Where = Text.Begin.find_insensitive("where");
  size_t At = placeholderAt(Text.Begin, Number);
  if (At == StringRef::npos || Where == StringRef::npos || At < Where)
    return {};
  StringRef Before = Text.Begin.slice(Where, At).rtrim();
  if (!Before.consume_back("="))
    return {};
  Before = Before.rtrim();
  return Before.substr(Before.find_last_of(" \n\t(.") + 1);
}

bool portcullis::limitsRows(const SqlText &Text, unsigned Number) {
  const size_t At = placeholderAt(Text.Begin, Number);
  if (At == StringRef::npos)
    return false;
  StringRef Before = Text.Begin.take_front(At).rtrim();
  if (Before.consume_back(",")) // `LIMIT offset, count`
    Before = Before.take_front(Before.find_last_of(" \n\t")).rtrim();
  else if (StringRef Behind = Text.Begin.substr(At).split(' ').first;
           Behind.contains(',')) // `LIMIT offset,count`
    return false;
  return Before.ends_with_insensitive("limit");
}

/// The element \p Number, from 0, of the list in parentheses that \p Sql begins
/// with; empty if there is none.
static StringRef elementOf(StringRef Sql, size_t Number) {
  if (!Sql.consume_front("("))
    return {};
  llvm::SmallVector<StringRef, 8> Elements;
  Sql.split(')').first.split(Elements, ',');
  return Number < Elements.size() ? Elements[Number].trim(" \n\t\"`[]") : "";
}

StringRef portcullis::keptIn(const SqlText &Text, unsigned Number) {
  const size_t At = placeholderAt(Text.Begin, Number);
  if (At == StringRef::npos)
    return {};
  if (beginsWith(Text.Begin, {"update"})) {
    StringRef Before = Text.Begin.take_front(At).rtrim();
    if (Before.contains_insensitive("where") || !Before.consume_back("="))
      return {};
    Before = Before.rtrim(" \n\t\"`]");
    return Before.substr(Before.find_last_of(" \n\t(.,\"`[") + 1);
  }
  const size_t Values = Text.Begin.find_insensitive("values");
  if (!beginsWith(Text.Begin, {"insert", "replace"}) || At < Values)
    return {};
  StringRef Before = Text.Begin.slice(Values, At);
  if (Before.count('(') != 1 || Before.contains(')')) // An expression.
    return {};
  StringRef Table = Text.Begin.take_front(Values);
  return elementOf(Table.drop_front(std::min(Table.find('('), Table.size())),
                   Before.count(','));
}

bool portcullis::isOfPassword(
    const Program &P, const SqlValue &V, const Flow &Way,
    llvm::function_ref<StringRef(const SqlText &, unsigned)> ColumnOf) {
  const CallContext Context = contextOf(P, Way);
  const unsigned Number = numbered(P, V, Context).Number;
  return llvm::any_of(
      statementTexts(P, P.call(V.Sink.Call), *V.Sink.R, Context),
      [&](const SqlText &Text) {
        const SensitiveCategory *Category =
            P.models().sensitive().find(ColumnOf(Text, Number));
        return Category && Category->Name == "password";
      });
}

void portcullis::nameStatement(const Program &P, const SqlValue &V,
                               const Flow &Way, Finding &F) {
  if (!V.isBound())
    return;
  const CallContext Context = contextOf(P, Way);
  for (const SqlText &Text :
       statementTexts(P, P.call(V.Sink.Call), *V.Sink.R, Context)) {
    if (Text.Literal == NoNode)
      continue;
    return relate(F, whereIs(P, Text.Literal), "the statement");
  }
}

/// Whether text that \p Id is made of says which rows a statement is about.
static bool hasCondition(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    return P.node(N).Kind == NodeKind::Literal &&
                   P.nameOf(N).contains_insensitive("where")
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

bool portcullis::joinsStoring(const Program &P, NodeId Text, const Flow &Way,
                              const CallContext &Context) {
  std::vector<SqlText> Texts = textsAt(P, Text, Context);
  bool Writes = llvm::any_of(Texts, [](const SqlText &T) {
    return beginsWith(T.Begin, {"insert", "replace", "merge", "update"});
  });
  if (!Writes)
    return false;
  // What stands before the value, where it is joined.
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    const Node &To = P.node(Way.Path[I]);
    if (To.Kind != NodeKind::Call && To.Kind != NodeKind::Effect)
      continue;
    const Call &C = P.call(To.Ref);
    NodeId First =
        C.Object != NoNode || C.Arguments.empty() ? C.Object : C.Arguments[0];
    if (First != NoNode && First != Way.Path[I - 1] && hasCondition(P, First))
      return false;
  }
  return true;
}
