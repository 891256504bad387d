//===- Outcome.h - What a scan comes to -------------------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_OUTCOME_H
#define PORTCULLIS_TOOLS_OUTCOME_H

#include "Driver/Scan.h"
#include "Options.h"
#include "Report/Baseline.h"
#include "Report/Fixes.h"
#include <chrono>
#include <optional>

namespace portcullis {

/// The findings and what became of each; the lists go by their index.
struct Outcome {
  std::vector<Finding> Findings;
  /// The reason that a comment has to suppress it, shown on request.
  std::vector<std::optional<std::string>> Suppressed;
  std::vector<std::string> States;      ///< Against the baseline, if any.
  std::vector<const Json *> Gone;       ///< Results of the baseline, too.
  FixSet Fixes;                         ///< Empty without --fix.
  size_t Units = 0;                     ///< How many were analysed.
  size_t Functions = 0, Routes = 0;     ///< How many there are in them.
  std::chrono::duration<double> Took{}; ///< All of it but the report.
  std::vector<Location> Secrets;        ///< See secretsOf().
};

/// Says on stderr what went wrong and what was given up.
void printNotices(llvm::ArrayRef<Notice> Notices, llvm::StringRef Root);

/// Writes the report to where it was asked for, notices and summary to stderr,
/// then the fixes. \p Old may be null. Gives the exit code.
llvm::Expected<int> conclude(const Options &Asked, const Project &Scanned,
                             const ScanResult &Units, Outcome Result,
                             const Sources &Text, const Baseline *Old);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_OUTCOME_H
