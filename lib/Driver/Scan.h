//===- Scan.h - From files to facts -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_SCAN_H
#define PORTCULLIS_DRIVER_SCAN_H

#include "Driver/Cache.h"
#include "Driver/Plan.h"
#include "Driver/Preambles.h"
#include "Driver/Unit.h"
#include "Driver/Workers.h"

namespace portcullis {

struct ScanOptions {
  WorkerLimits Limits;
  bool UsesWorkers = true;      ///< Else a crash of Clang is one of ours.
  bool UsesPreambles = true;    ///< See Driver/Preamble.h; only with workers.
  ResultCache *Cache = nullptr; ///< May be null.
  bool KeepsInputs = false;     ///< Fills AnalysedPlan::Inputs.
  bool ShowsProgress = false;   ///< On stderr.
};

/// What came of a plan.
struct AnalysedPlan {
  std::vector<Unit> Units;                ///< By job.
  std::vector<std::vector<Input>> Inputs; ///< By job, if asked for: files read.
  std::vector<Notice> Notices;            ///< About none of them.
  size_t FromCache = 0;                   ///< How many units were known.
  bool IsKept = false;                    ///< All units are in the cache.
  size_t WithPreamble = 0; ///< How many were parsed after a preamble.
};

/// What the facts of each job of \p P depend on beside the files; see
/// Driver/Cache.h. None if that cannot be told.
std::vector<Digest> recipesOf(const Plan &P, const ModelSet &Models);

/// Extracts the facts of the jobs of \p P. Fails if no worker can be started.
llvm::Expected<AnalysedPlan> analyse(const Plan &P, const ModelSet &Models,
                                     const ScanOptions &How);

/// What the checks and people are told.
struct ScanResult {
  std::vector<TuFacts> Units;
  std::vector<Notice> Notices;
  bool HasLostUnits = false; ///< Some could not be analysed, or not in full.
  std::vector<std::string> Unread; ///< The files of those without any facts.
  /// The project's own files that were read, and those of them that some unit
  /// with errors was read from: sorted, each once.
  std::vector<std::string> OwnFiles, FilesWithErrors;
  size_t FromCache = 0;
  bool IsKept = false; ///< See AnalysedPlan.
  size_t WithPreamble = 0;
};

/// \p Root is the project's.
ScanResult resultOf(AnalysedPlan Analysed, llvm::StringRef Root);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_SCAN_H
