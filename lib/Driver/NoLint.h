//===- NoLint.h - NOLINT comments -------------------------------*- C++ -*-===//
//
// What they mean is decided by clang-tidy's own code.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_NOLINT_H
#define PORTCULLIS_DRIVER_NOLINT_H

#include "Report/Finding.h"
#include "Support/Sources.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace portcullis {

/// Answers after the units are gone: it reads files afresh, and only those in
/// which the word stands.
class NoLintComments {
public:
  explicit NoLintComments(const Sources &Text);
  ~NoLintComments();

  /// Whether a comment takes \p F back.
  bool suppress(const Finding &F);

private:
  class FileComments;
  const Sources &Text;
  llvm::StringMap<std::unique_ptr<FileComments>> Files;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_NOLINT_H
