//===- WholeRows.cpp - Rows that are handed on with all their columns -----===//

#include "WholeRows.h"
#include "Flows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// Takes the first word, bracket, comma or star off \p Sql.
static StringRef takeToken(StringRef &Sql) {
  Sql = Sql.ltrim();
  auto IsWord = [](char C) {
    return llvm::isAlnum(C) || C == '_' || C == '.' || C == '"' || C == '`';
  };
  StringRef Word = Sql.take_while(IsWord);
  StringRef Token = Word.empty() ? Sql.take_front(1) : Word;
  Sql = Sql.drop_front(Token.size());
  return Token;
}

static bool takeWords(StringRef &Sql, std::initializer_list<StringRef> Words) {
  StringRef Rest = Sql;
  for (StringRef Word : Words)
    if (!takeToken(Rest).equals_insensitive(Word))
      return false;
  Sql = Rest;
  return true;
}

/// \p Name without its schema and quotes, in lower case.
static std::string plainName(StringRef Name) {
  if (Name.contains('.'))
    Name = Name.rsplit('.').second;
  return Name.trim("\"`").lower();
}

/// The table of which \p Sql selects all columns; empty if it does not.
static std::string selectedTable(StringRef Sql) {
  if (!takeWords(Sql, {"select", "*", "from"}))
    return {};
  return plainName(takeToken(Sql));
}

/// The columns that the list in brackets at the begin of \p Sql names.
static std::vector<StringRef> columnsIn(StringRef Sql) {
  static constexpr StringRef Constraints[] = {
      "primary", "foreign", "unique", "check", "constraint", "exclude", "like"};
  std::vector<StringRef> Columns;
  if (takeToken(Sql) != "(")
    return Columns;
  bool IsBegin = true;
  for (int Depth = 1; Depth > 0 && !Sql.empty();) {
    StringRef Token = takeToken(Sql);
    Depth += Token == "(" ? 1 : 0;
    Depth -= Token == ")" ? 1 : 0;
    if (IsBegin && !llvm::is_contained(Constraints, Token.lower()))
      Columns.push_back(Token);
    IsBegin = Depth == 1 && Token == ",";
  }
  return Columns;
}

/// The columns that \p Sql, a text of statements, says \p Table has.
static std::vector<StringRef> columnsOf(StringRef Sql, StringRef Table) {
  std::vector<StringRef> Columns;
  while (!Sql.empty()) {
    bool IsCreated = takeWords(Sql, {"create", "table"});
    bool Names = IsCreated || takeWords(Sql, {"insert", "into"});
    if (IsCreated)
      takeWords(Sql, {"if", "not", "exists"});
    StringRef Token = takeToken(Sql);
    if (Names && plainName(Token) == Table)
      llvm::append_range(Columns, columnsIn(Sql));
  }
  return Columns;
}

/// Fills in the columns of the table of \p To that nobody may be sent.
static void findColumns(const Program &P, WholeRow &To) {
  for (NodeId Id = 0; Id < P.nodeCount(); ++Id) {
    const Node &N = P.node(Id);
    if (N.Kind != NodeKind::Literal || N.Type != ValueType::Text ||
        !P.nameOf(Id).contains_insensitive(To.Table))
      continue;
    for (StringRef Column : columnsOf(P.nameOf(Id), To.Table)) {
      std::string Name = Column.trim("\"`").str();
      const SensitiveCategory *Category = P.models().sensitive().find(Name);
      if (!Category || !Category->Expose ||
          llvm::is_contained(To.Columns, Name))
        continue;
      To.Known = To.Known == NoNode ? Id : To.Known;
      To.Columns.push_back(std::move(Name));
    }
  }
}

namespace {
/// What becomes of the name of a column.
struct NameUse {
  bool IsTested = false;             ///< Columns are told apart.
  llvm::SmallVector<NodeId, 4> Into; ///< See columnNames().
};
} // namespace

static NameUse useOf(const Program &P, NodeId Name) {
  static constexpr unsigned MaxNodes = 64;
  NameUse Use;
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Name);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Joined)
        Use.Into.push_back(E.To);
      if (E.Kind == EdgeKind::Tested && !P.test(E.Label).Returned)
        Use.IsTested = true;
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Part ||
          E.Kind == EdgeKind::Tested || E.Kind == EdgeKind::Enter)
        Pending.insert(E.To);
    }
  for (uint32_t Index : P.callsIn(P.node(Name).Function)) {
    const Call &C = P.call(Index);
    for (Role R : {Role::Load, Role::Store}) {
      const Row *Keyed = P.rowOf(C, R);
      if (Keyed && Keyed->has("key") && C.Object != NoNode &&
          Pending.contains(P.nodeAt(C, Keyed->position("key", {}))))
        Use.Into.push_back(C.Object);
    }
  }
  return Use;
}

/// Whether \p Function takes a column of \p Row out of what it has put in.
static bool takesOut(const Program &P, uint32_t Function, const WholeRow &Row) {
  return llvm::any_of(P.callsIn(Function), [&](uint32_t Index) {
    const Call &C = P.call(Index);
    const class Row *Gone = P.rowOf(C, Role::Erase);
    return Gone && Gone->has("key") &&
           llvm::is_contained(Row.Columns, P.literalText(P.nodeAt(
                                               C, Gone->position("key", {}))));
  });
}

llvm::DenseMap<NodeId, uint32_t> portcullis::columnNames(const Program &P) {
  llvm::DenseMap<NodeId, uint32_t> Found;
  for (auto [Index, R] : P.withRole(Role::ColumnName)) {
    const Call &C = P.call(Index);
    // Names alone give nothing away.
    bool HasValues = llvm::any_of(P.callsIn(C.Function), [&](uint32_t Other) {
      return P.rowOf(P.call(Other), Role::Stored);
    });
    NameUse Use = useOf(P, C.Result);
    if (HasValues && !Use.IsTested)
      for (NodeId Into : Use.Into)
        Found.try_emplace(Into, Index);
  }
  return Found;
}

std::vector<WholeRow> portcullis::wholeRows(const Program &P, uint32_t Index,
                                            const CallContext &Context) {
  std::vector<WholeRow> Found;
  const Call &C = P.call(Index);
  const Row *R = P.rowOf(C, Role::ColumnName);
  NodeId Result = P.nodeAt(C, R->position("of", {}));
  if (Result == NoNode)
    return Found;
  for (const SqlText &Text : resultTexts(P, Result, Context)) {
    WholeRow Whole{.Select = Text.Literal, .Table = selectedTable(Text.Begin)};
    if (Whole.Table.empty())
      continue;
    findColumns(P, Whole);
    if (!Whole.Columns.empty() && !takesOut(P, C.Function, Whole))
      Found.push_back(std::move(Whole));
  }
  return Found;
}
