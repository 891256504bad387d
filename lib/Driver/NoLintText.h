//===- NoLintText.h - What NOLINT comments say ------------------*- C++ -*-===//
//
// clang-tidy takes of a comment the word and a list of checks. To that we add,
// where checks of ours are named, a reason and an end:
//
//   // NOLINT(portcullis-open-redirect): only to our shop, until 2027-01-31
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_NOLINTTEXT_H
#define PORTCULLIS_DRIVER_NOLINTTEXT_H

#include "Support/Day.h"
#include "Support/Location.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace portcullis {

enum class NoLintKind : uint8_t { Line, NextLine, Begin, End };

/// One of the words that clang-tidy heeds, with what belongs to it.
struct NoLintComment {
  NoLintKind Kind = NoLintKind::Line;
  Location Where;                        ///< Of the word and its list.
  std::optional<llvm::StringRef> Checks; ///< The list, if there is one.
  std::optional<unsigned> BlockEnd; ///< The offset of a beginning's own end.
  llvm::StringRef Reason;           ///< Empty if none is given.
  std::optional<Day> Until;         ///< The last day on which it holds.
  llvm::StringRef End;              ///< What is written as that.
  Location EndWhere;                ///< Of an end that is no day.
  bool IsOurs = false; ///< A comment that names checks of ours, as they begin.

  /// Whether a finding of \p CheckId ("sql-injection") at \p At is one that it
  /// is about.
  bool isAbout(llvm::StringRef CheckId, const Location &At) const;
};

/// The comments of \p File, which holds \p Code and is followed by a null, in
/// their order. They refer to \p Code.
std::vector<NoLintComment> noLintComments(llvm::StringRef File,
                                          llvm::StringRef Code);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_NOLINTTEXT_H
