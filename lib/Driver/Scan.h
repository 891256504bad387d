//===- Scan.h - From files to facts -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_SCAN_H
#define PORTCULLIS_DRIVER_SCAN_H

#include "Driver/Cache.h"
#include "Driver/Project.h"
#include "Driver/TidyConfig.h"
#include "Driver/Unit.h"
#include "Driver/Workers.h"

namespace portcullis {

/// One unit to analyse: a file, and one way in which it is compiled.
struct Job {
  std::string File;                       ///< Absolute.
  clang::tooling::CompileCommand Command; ///< As parseOnly() left it.
};

struct ScanOptions {
  WorkerLimits Limits;
  bool UsesWorkers = true;     ///< Else a crash of Clang is one of ours.
  FactsCache *Cache = nullptr; ///< May be null.
  bool ShowsProgress = false;  ///< On stderr.
};

struct ScanResult {
  std::vector<TuFacts> Units;
  std::vector<Notice> Notices;
  bool HasLostUnits = false; ///< Some could not be analysed.
  size_t FromCache = 0;      ///< How many units were known.
};

/// The units of \p P, in an order that only depends on what they are. Commands
/// that only differ in what they write are one. A file without a command is a
/// notice in \p Result and lost.
std::vector<Job> jobsFor(const Project &P, TidyConfig &Config,
                         ScanResult &Result);

/// Extracts the facts of the units of \p P. Fails if no worker can be started.
llvm::Error scanUnits(const Project &P, llvm::ArrayRef<Job> Jobs,
                      const ModelSet &Models, const ScanOptions &How,
                      ScanResult &Result);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_SCAN_H
