//===- SqlTables.h - What a program says of its tables ----------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_SQLTABLES_H
#define PORTCULLIS_CHECKS_SQLTABLES_H

#include "Link/Program.h"
#include "llvm/ADT/StringMap.h"
#include <string>
#include <vector>

namespace portcullis {

/// A column of a table, as it is spelled, and the literal that says so.
struct SqlColumn {
  std::string Name;
  NodeId Known;
};

/// The tables that the statements of a program name: what they create, insert
/// into, or look for.
class SqlTables {
public:
  SqlTables() = default; ///< Of no program.
  explicit SqlTables(const Program &P);

  /// The columns of \p Table, a name without schema in lower case, each once.
  llvm::ArrayRef<SqlColumn> columnsOf(llvm::StringRef Table) const;

private:
  void add(llvm::StringRef Table, llvm::StringRef Column, NodeId Known);
  void read(llvm::StringRef Sql, NodeId Known);

  llvm::StringMap<std::vector<SqlColumn>> Columns;
};

/// The table of which \p Sql selects all columns; empty if it does not. Names
/// of tables are without schema and quotes, in lower case.
std::string selectedTable(llvm::StringRef Sql);

/// The table in which \p Sql updates or deletes rows; empty if it does not.
std::string changedTable(llvm::StringRef Sql);

/// The columns that the condition of \p Sql compares for equality, as they are
/// spelled.
std::vector<llvm::StringRef> comparedColumns(llvm::StringRef Sql);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_SQLTABLES_H
