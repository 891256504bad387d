//===- NoLint.h - NOLINT comments -------------------------------*- C++ -*-===//
//
// What they mean is decided by clang-tidy's own code, which is not shown those
// that have ended.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_NOLINT_H
#define PORTCULLIS_DRIVER_NOLINT_H

#include "Driver/NoLintText.h"
#include "Report/Report.h"
#include "Support/Sources.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace portcullis {

/// Answers after the units are gone: it reads files afresh, and only those in
/// which the word stands.
class NoLintComments {
public:
  /// Comments whose last day is before \p Today, or is none, take nothing back.
  /// Without it ends are not looked at, as clang-tidy does not.
  NoLintComments(const Sources &Text, std::optional<Day> Today);
  ~NoLintComments();

  /// The reason that a comment has to take \p F back, which may be empty;
  /// nothing if none does.
  std::optional<std::string> suppress(const Finding &F);

  /// What became of a comment.
  struct Heeded {
    NoLintComment Comment;
    bool HasEnded = false;
    bool IsUsed = false; ///< It took back what suppress() was asked about.

    bool holds() const { return !HasEnded && !Comment.EndWhere.isValid(); }
  };
  /// The comments of \p File.
  llvm::ArrayRef<Heeded> commentsOf(llvm::StringRef File);

  /// What is wrong in the files that were asked about: by place.
  std::vector<Notice> notices() const;

private:
  class FileComments;
  FileComments *find(llvm::StringRef File);

  const Sources &Text;
  std::optional<Day> Today;
  llvm::StringMap<std::unique_ptr<FileComments>> Files;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_NOLINT_H
