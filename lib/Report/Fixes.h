//===- Fixes.h - From findings to changed files -----------------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_FIXES_H
#define PORTCULLIS_REPORT_FIXES_H

#include "Report/Finding.h"
#include "Support/Sources.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/ArrayRef.h"
#include <map>

namespace portcullis {

/// What the first fix of each finding comes to.
struct FixSet {
  std::map<std::string, clang::tooling::Replacements> ByFile;
  /// The same by finding. What several need, an include, is the first one's.
  std::map<size_t, std::vector<clang::tooling::Replacement>> ByFinding;
  std::vector<size_t> Fixed;   ///< Indexes of findings whose fix is in.
  std::vector<size_t> Skipped; ///< … overlapped another fix.
};

/// Gathers fixes in the order of \p Findings. Edits that several findings
/// share are made once; of overlapping ones the first wins. Includes are added
/// where the file keeps them, if they are missing.
FixSet collectFixes(llvm::ArrayRef<Finding> Findings, const Sources &Text);

/// The edits of one fix, includes among them, as replacements; with the line
/// endings and the indentation of the file.
std::vector<clang::tooling::Replacement> replacementsOf(const Fix &Mend,
                                                        const Sources &Text);

/// Writes the changed files, each at once or not at all.
llvm::Error writeFixes(const FixSet &Fixes, const Sources &Text);

/// Writes \p Findings and what \p Fixes has of them for
/// clang-apply-replacements.
llvm::Error exportFixes(llvm::StringRef Path, llvm::ArrayRef<Finding> Findings,
                        const FixSet &Fixes);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_FIXES_H
