//===- Baseline.h - What an earlier scan had found --------------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_BASELINE_H
#define PORTCULLIS_REPORT_BASELINE_H

#include "Report/Report.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>

namespace portcullis {

/// An earlier SARIF output of ours.
struct Baseline {
  struct Result {
    std::string Print;   ///< See fingerprints().
    std::string CheckId; ///< Without "portcullis-".
    std::string File;    ///< Absolute; it may be gone.
    const Json *Text;    ///< As it stands in Log.
  };
  std::vector<Result> Results; ///< But those that were absent then.
  /// The main files of its units (absolute). None if it does not tell.
  std::vector<std::string> Analysed;
  std::shared_ptr<const Json> Log;
};

/// Reads an earlier SARIF output of ours, of the project at \p Root. Fails with
/// file and place if it is something else.
llvm::Expected<Baseline> readBaseline(llvm::StringRef Path,
                                      llvm::StringRef Root);

/// "new" or "unchanged" for each finding.
std::vector<std::string> compareWith(const Baseline &Old,
                                     llvm::ArrayRef<Finding> Findings,
                                     const ReportContext &Context);

/// The results of \p Old that are gone: of those that the scan of \p MainFiles
/// would have had to find again, since it \p Judges that check in that file,
/// the ones that are none of \p Prints, the fingerprints of all that it found.
/// None if a unit of then was not analysed though it is still there.
std::vector<const Json *>
goneSince(const Baseline &Old, llvm::ArrayRef<std::string> Prints,
          llvm::ArrayRef<std::string> MainFiles,
          llvm::function_ref<bool(const Baseline::Result &)> Judges);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_BASELINE_H
