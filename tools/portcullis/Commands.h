//===- Commands.h - What portcullis can do ----------------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_COMMANDS_H
#define PORTCULLIS_TOOLS_COMMANDS_H

#include "Driver/Changes.h"
#include "Driver/Scan.h"
#include "Judgement.h"
#include "Link/Program.h"
#include "Model/Model.h"
#include "Options.h"
#include "Report/Baseline.h"
#include "Support/Day.h"
#include <optional>

namespace portcullis {

/// Exit codes, as README.md has them.
enum ExitCode : int { Clean = 0, Found = 1, CannotRun = 2, LostUnits = 3 };

/// Extracts the facts of the jobs of \p P, as the options say.
llvm::Expected<AnalysedPlan> analyse(const Options &Asked, const Plan &P,
                                     const ModelSet &Models);

/// Which findings somebody wants to hear of.
struct Selection {
  std::optional<Baseline> Known;  ///< None of these.
  std::optional<Changes> Changed; ///< Only what they touch.
  Day Today{}; ///< NOLINT comments that ended before do not hold.
};

/// What the options select of a project at \p Root. Fails on a bad file,
/// revision or date: ask before long work.
llvm::Expected<Selection> selectionFor(const Options &Asked,
                                       llvm::StringRef Root);

/// Asks the checks of what was \p Scanned of \p P, keeps what they say in \p
/// Cache, and reports: gives the exit code.
llvm::Expected<int> judge(const Options &Asked, const Project &P,
                          const Selection &Selected, TidyConfig &Config,
                          const ModelSet &Models, ScanResult Scanned,
                          const JudgementCache &Cache);

/// Whether what the options name can be used: checks that exist, files that can
/// be written. Ask before long work.
llvm::Error checkOptions(const Options &Asked);

/// The models that hold for a project, and its units.
struct PlannedProject {
  ModelSet Models;
  Plan Jobs;
};
llvm::Expected<PlannedProject>
planProject(const Options &Asked, const Project &P, TidyConfig &Config);

/// Joins what was \p Scanned of \p P, and takes its units. What is absent may
/// be in a unit that could not be read.
Program linkUnits(ScanResult &Scanned, const Project &P,
                  const ModelSet &Models);

llvm::Expected<int> runScan(const Options &Asked);

/// Lists the routes and what stands in front of each.
llvm::Expected<int> runRoutes(const Options &Asked);

/// Writes what is to be analysed.
llvm::Expected<int> runPlan(const Options &Asked);

/// Analyses plans, or the files that the options name, and writes their facts.
llvm::Expected<int> runFacts(const Options &Asked);

/// Joins files of facts, and judges them as a scan would.
llvm::Expected<int> runLink(const Options &Asked);

/// Lists the rows of the models or, with --coverage, those that nothing in the
/// files matched.
llvm::Expected<int> runModels(const Options &Asked);

/// The directories of models that the command line names, and those that
/// .clang-tidy files name for \p Files.
llvm::Expected<std::vector<std::string>>
rulesFor(const Options &Asked, TidyConfig &Config,
         llvm::ArrayRef<std::string> Files);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_COMMANDS_H
