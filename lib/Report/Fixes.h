//===- Fixes.h - From findings to changed files -----------------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_FIXES_H
#define PORTCULLIS_REPORT_FIXES_H

#include "Report/Finding.h"
#include "Support/Sources.h"
#include "clang/Tooling/Core/Replacement.h"
#include "clang/Tooling/Inclusions/HeaderIncludes.h"
#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <set>

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

/// Says what fixes come to in the files that they change.
class FixedFiles {
public:
  explicit FixedFiles(const Sources &Text) : Text(Text) {}

  /// The edits of one fix, includes among them, as replacements; with the line
  /// endings and the indentation of the file.
  std::vector<clang::tooling::Replacement> replacements(const Fix &Mend);

  /// Those but for includes.
  std::vector<clang::tooling::Replacement> edits(const Fix &Mend) const;

  /// The insertions that give \p File what it lacks of \p Includes; one for
  /// each place.
  std::vector<clang::tooling::Replacement>
  includes(const std::string &File, const std::set<std::string> &Includes);

private:
  const clang::tooling::HeaderIncludes &headersOf(const std::string &File);

  const Sources &Text;
  /// Where each file keeps its includes: it takes a while to find out.
  std::map<std::string, clang::tooling::HeaderIncludes> Headers;
};

/// Writes the changed files, each at once or not at all.
llvm::Error writeFixes(const FixSet &Fixes, const Sources &Text);

/// Writes \p Findings and what \p Fixes has of them for
/// clang-apply-replacements.
llvm::Error exportFixes(llvm::StringRef Path, llvm::ArrayRef<Finding> Findings,
                        const FixSet &Fixes);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_FIXES_H
