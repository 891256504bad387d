//===- Judgement.h - What the checks say of a program -----------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_JUDGEMENT_H
#define PORTCULLIS_TOOLS_JUDGEMENT_H

#include "Driver/Cache.h"
#include "Driver/Scan.h"
#include "Driver/TidyConfig.h"
#include "Link/Program.h"

namespace portcullis {

/// All that a report has of a program; so it can be kept for a scan that would
/// come to the same.
struct Judgement {
  std::vector<Finding> Findings;  ///< Of all checks; sorted, ranked.
  std::vector<Location> Secrets;  ///< See secretsOf().
  std::vector<CutSearch> GivenUp; ///< See Program::givenUp().
  std::vector<Location> Bodies;   ///< Of all functions that have one.
  size_t Routes = 0;              ///< How many there are.
  bool HasErrors = false;         ///< See Program::hasErrors().
  bool HasSuspects = false;       ///< See BrokenUnits::any().
  /// The files of findings that are no main files, and the digest of the
  /// options that the checks had for each.
  std::vector<std::pair<std::string, Digest>> Headers;
};

/// Asks all checks of \p P, with the options that hold for the file of each
/// finding. Fails if these are broken. \pre Those of runInWorkers(), if \p
/// Workers is more than one.
llvm::Expected<Judgement> judgementOf(const Program &P, TidyConfig &Config,
                                      llvm::ArrayRef<std::string> MainFiles,
                                      unsigned Workers);

/// Whole programs in a cache.
class JudgementCache {
public:
  /// For what comes of \p P, and of nothing else. \p Cache may be null: then
  /// nothing is found and nothing kept.
  static llvm::Expected<JudgementCache>
  open(ResultCache *Cache, const Plan &P, const ModelSet &Models,
       TidyConfig &Config, llvm::ArrayRef<std::string> MainFiles);

  struct Entry {
    Judgement Said;
    ScanResult Scanned; ///< Without its units.
    uint64_t Units = 0; ///< How many these were.
  };
  /// What was stored, if all that it depends on is unchanged.
  std::optional<Entry> find(TidyConfig &Config) const;

  /// Keeps what was said of \p Scanned, units that all are in the cache.
  llvm::Error store(const Entry &Kept) const;

private:
  ResultCache *Cache = nullptr;
  Digest Recipe;
  std::string MainFile;
};

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_JUDGEMENT_H
