//===- Changes.h - What a change has touched --------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_CHANGES_H
#define PORTCULLIS_DRIVER_CHANGES_H

#include "Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"
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

  /// Keeps of \p Findings what has to do with a changed line: one of its places
  /// is in it, or stands in a function, of which all \p Bodies are given, from
  /// which lines were taken.
  void keepTouched(std::vector<Finding> &Findings,
                   llvm::ArrayRef<Location> Bodies) const;

private:
  struct Lines {
    unsigned First = 0, Last = 0; ///< From 1, both included.
  };
  using LinesByFile = llvm::StringMap<std::vector<Lines>>; ///< Absolute paths.
  llvm::Error readDiff(llvm::StringRef Root, llvm::StringRef Diff);

  LinesByFile Changed;
  LinesByFile Around; ///< What was between the two is gone.
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_CHANGES_H
