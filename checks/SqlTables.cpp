//===- SqlTables.cpp - What a program says of its tables ------------------===//

#include "SqlTables.h"
#include "llvm/ADT/STLExtras.h"
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

/// \p Name without its schema or table, and without quotes.
static StringRef unqualified(StringRef Name) {
  if (Name.contains('.'))
    Name = Name.rsplit('.').second;
  return Name.trim("\"`");
}

static std::string tableNamed(StringRef Name) {
  return unqualified(Name).lower();
}

std::string portcullis::selectedTable(StringRef Sql) {
  return takeWords(Sql, {"select", "*", "from"}) ? tableNamed(takeToken(Sql))
                                                 : std::string();
}

std::string portcullis::changedTable(StringRef Sql) {
  return takeWords(Sql, {"update"}) || takeWords(Sql, {"delete", "from"})
             ? tableNamed(takeToken(Sql))
             : std::string();
}

std::vector<StringRef> portcullis::comparedColumns(StringRef Sql) {
  std::vector<StringRef> Found;
  size_t Where = Sql.find_insensitive("where");
  if (Where == StringRef::npos)
    return Found;
  Sql = Sql.drop_front(Where);
  for (StringRef Before; !Sql.empty();) {
    StringRef Token = takeToken(Sql);
    if (Token == "=" && !Before.empty())
      Found.push_back(unqualified(Before));
    Before = Token;
  }
  return Found;
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
      Columns.push_back(unqualified(Token));
    IsBegin = Depth == 1 && Token == ",";
  }
  return Columns;
}

void SqlTables::add(StringRef Table, StringRef Column, NodeId Known) {
  std::vector<SqlColumn> &Of = Columns[Table];
  if (llvm::none_of(Of, [&](const SqlColumn &C) { return C.Name == Column; }))
    Of.push_back({.Name = Column.str(), .Known = Known});
}

/// Adds what \p Sql, a text of statements, says.
void SqlTables::read(StringRef Sql, NodeId Known) {
  // What a condition compares belongs to the only table there is.
  std::string Asked = changedTable(Sql);
  if (Asked.empty() && !Sql.contains_insensitive(" join "))
    Asked = selectedTable(Sql);
  if (!Asked.empty())
    for (StringRef Column : comparedColumns(Sql))
      add(Asked, Column, Known);
  while (!Sql.empty()) {
    bool IsCreated = takeWords(Sql, {"create", "table"});
    bool Names = IsCreated || takeWords(Sql, {"insert", "into"});
    if (IsCreated)
      takeWords(Sql, {"if", "not", "exists"});
    StringRef Token = takeToken(Sql);
    if (Names)
      for (StringRef Column : columnsIn(Sql))
        add(tableNamed(Token), Column, Known);
  }
}

SqlTables::SqlTables(const Program &P) {
  static constexpr StringRef Verbs[] = {"create", "insert", "select", "update",
                                        "delete"};
  for (NodeId Id = 0; Id < P.nodeCount(); ++Id) {
    const Node &N = P.node(Id);
    if (N.Kind != NodeKind::Literal || N.Type != ValueType::Text)
      continue;
    StringRef Text = P.nameOf(Id);
    if (llvm::any_of(Verbs, [&](StringRef Verb) {
          return Text.contains_insensitive(Verb);
        }))
      read(Text, Id);
  }
}

llvm::ArrayRef<SqlColumn> SqlTables::columnsOf(StringRef Table) const {
  auto Known = Columns.find(Table);
  return Known == Columns.end() ? llvm::ArrayRef<SqlColumn>()
                                : llvm::ArrayRef(Known->second);
}
