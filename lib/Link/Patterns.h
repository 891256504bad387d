//===- Patterns.h - What parts of a regular expression can match -*- C++
//-*-===//

#ifndef PORTCULLIS_LINK_PATTERNS_H
#define PORTCULLIS_LINK_PATTERNS_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace portcullis {

/// Whether capture group \p Group (from 1; ECMAScript's syntax, ECMA-262
/// section 22.2.1) of \p Pattern matches letters, digits, `_` and `-` only:
/// nothing that ends a text or a part of a path.
bool matchesWordsOnly(llvm::StringRef Pattern, unsigned Group);

/// Whether the group matches no `/`.
bool matchesSegment(llvm::StringRef Pattern, unsigned Group);

/// Whether replacing all that \p Pattern matches by \p With leaves letters,
/// digits and `_ - . @ + ,` only; not if one of them is not known.
bool leavesWordsOnly(std::optional<llvm::StringRef> Pattern,
                     std::optional<llvm::StringRef> With);

/// Whether the path of a route, \p Pattern, matches one with \p Character, a
/// line break or `<`, in it.
bool mayMatch(llvm::StringRef Pattern, char Character);

/// Whether replacing all that \p Pattern matches, a regular expression or a
/// plain text, by \p With leaves no \p Character; not if one is not known.
bool leavesNone(char Character, std::optional<llvm::StringRef> Pattern,
                std::optional<llvm::StringRef> With);

} // namespace portcullis

#endif // PORTCULLIS_LINK_PATTERNS_H
