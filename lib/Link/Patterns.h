//===- Patterns.h - What parts of a regular expression can match -*- C++
//-*-===//

#ifndef PORTCULLIS_LINK_PATTERNS_H
#define PORTCULLIS_LINK_PATTERNS_H

#include "llvm/ADT/StringRef.h"

namespace portcullis {

/// Whether capture group \p Group (from 1; ECMAScript's syntax, ECMA-262
/// section 22.2.1) of \p Pattern matches letters, digits, `_` and `-` only:
/// nothing that ends a text or a part of a path.
bool matchesWordsOnly(llvm::StringRef Pattern, unsigned Group);

} // namespace portcullis

#endif // PORTCULLIS_LINK_PATTERNS_H
