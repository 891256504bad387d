//===- SqlTexts.h - What SQL statements do with values ----------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_SQLTEXTS_H
#define PORTCULLIS_CHECKS_SQLTEXTS_H

#include "Link/Program.h"

namespace portcullis {

/// The call by which a function was entered, by function: what else the
/// function does then, it does with what the same call gave.
using CallContext = llvm::DenseMap<uint32_t, uint32_t>;

CallContext contextOf(const Program &P, const Flow &Way);

/// A statement as far as it is fixed in the code.
struct SqlText {
  llvm::StringRef Begin;
  bool IsWhole = false; ///< Nothing was joined to it.
};

/// The texts of the statement that the call \p C of sink \p R executes or binds
/// a value to; empty if one is not known.
std::vector<SqlText> statementTexts(const Program &P, const Call &C,
                                    const Row &R, CallContext Context);

/// Whether the statement keeps its bound value \p Number (0: any) as it is.
bool storesValue(const Program &P, const SqlText &Text, unsigned Number);

/// Whether \p Text is a statement that keeps what \p Way joins to it.
bool joinsStoring(const Program &P, NodeId Text, const Flow &Way,
                  const CallContext &Context);

/// The number that \p Id is, or 0 if it is not fixed.
unsigned numberAt(const Program &P, NodeId Id, const CallContext &Context);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_SQLTEXTS_H
