//===- Changes.h - What a change has touched --------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_CHANGES_H
#define PORTCULLIS_DRIVER_CHANGES_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace portcullis {

/// The lines of files that differ from an earlier state.
class Changes {
public:
  /// What the working tree of the Git repository at \p Root (absolute) has that
  /// \p Revision has not; files that Git does not know are new. Fails with what
  /// Git says.
  static llvm::Expected<Changes> since(llvm::StringRef Root,
                                       llvm::StringRef Revision);
  /// What will be committed next.
  static llvm::Expected<Changes> staged(llvm::StringRef Root);

  /// Whether \p F, which is found in \p P, has to do with a changed line: one
  /// of its places is in it, or stands in a function from which lines were
  /// taken.
  bool touch(const Finding &F, const Program &P) const;

private:
  struct Lines {
    unsigned First = 0, Last = 0; ///< From 1, both included.
    bool IsRemoval = false;       ///< What was between them is gone.
  };
  llvm::Error readDiff(llvm::StringRef Root, llvm::StringRef Diff);
  bool touch(const Location &Where, const Program &P) const;

  llvm::StringMap<std::vector<Lines>> Files; ///< By absolute path.
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_CHANGES_H
