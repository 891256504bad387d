//===- Plan.h - The units to analyse, here or elsewhere ---------*- C++ -*-===//
//
// A plan says all that analysing its jobs needs, so that any machine with the
// same files can do a part of it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_PLAN_H
#define PORTCULLIS_DRIVER_PLAN_H

#include "Driver/Project.h"
#include "Driver/TidyConfig.h"
#include "Support/Archive.h"
#include "Support/Digest.h"
#include <compare>

namespace portcullis {

/// One unit: a file, and one way in which it is compiled. Their order does not
/// depend on that of a database.
struct Job {
  std::string File;                     ///< Absolute.
  std::vector<std::string> CommandLine; ///< See parseOnly(). Empty: none known.
  std::string Directory;                ///< In which the command runs.
  uint32_t Index = 0;                   ///< In the whole plan.

  bool operator<(const Job &Other) const {
    return std::tie(File, CommandLine, Directory) <
           std::tie(Other.File, Other.CommandLine, Other.Directory);
  }
};

/// Some or all of the jobs of a plan.
struct Plan {
  std::string Root;                        ///< See Project.
  bool IsWhole = false;                    ///< See Project.
  std::vector<std::string> OwnDirectories; ///< See Project.
  std::vector<std::string> Rules; ///< Directories of models, see loadModels().
  Digest Id;                      ///< Of all of its jobs.
  uint32_t Total = 0;             ///< How many these are.
  std::vector<Job> Jobs;
};

/// The units of \p P, to be read with the models in \p Rules. Commands that
/// only differ in what they write are one.
Plan planFor(const Project &P, TidyConfig &Config,
             std::vector<std::string> Rules);

/// The jobs of part \p Shard, from 1, of \p Count parts of about equal size.
Plan shardOf(Plan Whole, unsigned Shard, unsigned Count);

/// Writes \p P to \p File as JSON.
llvm::Error writePlan(const Plan &P, llvm::StringRef File);

/// Fails, with what is wrong and where, if \p File is no plan.
llvm::Expected<Plan> readPlan(llvm::StringRef File);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PLAN_H
