//===- WholeRows.h - Rows with all their columns ----------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_WHOLEROWS_H
#define PORTCULLIS_CHECKS_WHOLEROWS_H

#include "SqlTables.h"
#include "SqlTexts.h"
#include "llvm/ADT/DenseMap.h"

namespace portcullis {

/// `SELECT *` of a table with sensitive columns.
struct WholeRow {
  NodeId Select = NoNode; ///< The literal.
  std::string Table;
  std::vector<std::string>
      Columns;           ///< The sensitive ones, as they are spelled.
  NodeId Known = NoNode; ///< The literal that says so.
};

/// The calls that name a column whatever it is, by what then holds the name: a
/// text that it is joined to, or a document in which it is a key.
llvm::DenseMap<NodeId, uint32_t> columnNames(const Program &P);

/// What the columns are of that the call \p Index names.
std::vector<WholeRow> wholeRows(const Program &P, const SqlTables &Tables,
                                uint32_t Index, const CallContext &Context);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_WHOLEROWS_H
