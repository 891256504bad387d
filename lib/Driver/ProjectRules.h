//===- ProjectRules.h - .clang-tidy files and NOLINT comments ---*- C++ -*-===//
//
// What they mean is decided by clang-tidy's own code.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_PROJECTRULES_H
#define PORTCULLIS_DRIVER_PROJECTRULES_H

#include "Check.h"
#include "Support/Sources.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace portcullis {

class ProjectRules {
public:
  /// \p Checks are the globs of the command line; they come after those of the
  /// files.
  explicit ProjectRules(llvm::StringRef Checks);
  ~ProjectRules();

  /// Whether \p F's check is on for its file.
  bool isEnabled(const Finding &F);

  /// Whether a NOLINT comment is for it.
  bool isSuppressed(const Finding &F, const Sources &Text);

private:
  class Impl;
  std::unique_ptr<Impl> Self;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PROJECTRULES_H
