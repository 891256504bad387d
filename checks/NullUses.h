//===- NullUses.h - What may be null is used all the same -------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_NULLUSES_H
#define PORTCULLIS_CHECKS_NULLUSES_H

#include "Link/Program.h"
#include <vector>

namespace portcullis {

/// A pointer of which the client decides whether it is null (`nullable` in the
/// models) is used where nobody asked whether it is. CWE-476.
struct NullUse {
  Flow Way;              ///< From the source to the pointer.
  Span Where;            ///< Of the use.
  llvm::StringRef Field; ///< That may be missing; empty: all of it.
};

/// The first of what each such source gives, in the order of the calls.
std::vector<NullUse> nullUses(const Program &P);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_NULLUSES_H
