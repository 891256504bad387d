//===- SqlTexts.h - What SQL statements do with values ----------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_SQLTEXTS_H
#define PORTCULLIS_CHECKS_SQLTEXTS_H

#include "Link/CallContext.h"
#include "Link/Program.h"
#include "Report/Finding.h"

namespace portcullis {

/// A statement as far as it is fixed in the code.
struct SqlText {
  llvm::StringRef Begin;
  bool IsWhole = false; ///< Nothing was joined to it.
  NodeId Literal = NoNode;
};

/// A value given to a sink that stores, or that executes statements.
struct SqlValue {
  RoleCall Sink;
  NodeId Value;
  Span Where;
  unsigned Number = 0; ///< Of a bound value, from 1; 0 if not known.

  /// Whether it is bound to a statement; else it is stored, or text of one.
  bool isBound() const {
    return Number != 0 || Sink.R->has("number") || Sink.R->has("name") ||
           Sink.R->flag("counted");
  }
};

/// All of them, in order.
void eachSqlValue(const Program &P,
                  llvm::function_ref<void(const SqlValue &)> Visit);

/// \p V with the number that its sink gives it.
SqlValue numbered(const Program &P, SqlValue V, const CallContext &Context);

/// The texts of the statement that the call \p C of sink \p R executes or binds
/// a value to; empty if one is not known.
std::vector<SqlText> statementTexts(const Program &P, const Call &C,
                                    const Row &R, const CallContext &Context);

/// The texts of the statement that was prepared as, or executed for, \p Result,
/// a statement's object or what it gave; empty if one is not known.
std::vector<SqlText> resultTexts(const Program &P, NodeId Result,
                                 const CallContext &Context);

/// Whether the statement keeps its bound value \p Number (0: any) as it is.
bool storesValue(const Program &P, const SqlText &Text, unsigned Number);

/// Whether \p Text is a statement that keeps what \p Way joins to it.
bool joinsStoring(const Program &P, NodeId Text, const Flow &Way,
                  const CallContext &Context);

/// The column that the statement compares with its bound value \p Number, as
/// it is; empty if that is not known.
llvm::StringRef comparedWith(const SqlText &Text, unsigned Number);

/// The column that an insert or update fills with its bound value \p Number, as
/// it is; empty if that is not known.
llvm::StringRef keptIn(const SqlText &Text, unsigned Number);

/// Whether the statement reads as many rows as its bound value \p Number says:
/// `LIMIT ?`, or the second of MySQL's `LIMIT ?, ?`.
bool limitsRows(const SqlText &Text, unsigned Number);

/// Whether the column that \p ColumnOf, one of those two, tells of the
/// statement that \p V is bound to is called a password; \p Way leads to the
/// value.
bool isOfPassword(
    const Program &P, const SqlValue &V, const Flow &Way,
    llvm::function_ref<llvm::StringRef(const SqlText &, unsigned)> ColumnOf);

/// Shows a reader of \p F the statement that \p V is bound to, if it stands
/// elsewhere.
void nameStatement(const Program &P, const SqlValue &V, const Flow &Way,
                   Finding &F);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_SQLTEXTS_H
