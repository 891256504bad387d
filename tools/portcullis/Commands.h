//===- Commands.h - What portcullis can do ----------------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_COMMANDS_H
#define PORTCULLIS_TOOLS_COMMANDS_H

#include "Driver/Scan.h"
#include "Model/Model.h"
#include "Options.h"

namespace portcullis {

/// Exit codes, as README.md has them.
enum ExitCode : int { Clean = 0, Found = 1, CannotRun = 2, LostUnits = 3 };

/// Extracts the facts of all units of \p P, as the options say.
llvm::Expected<ScanResult> extract(const Options &Asked, const Project &P,
                                   TidyConfig &Config, const ModelSet &Models);

llvm::Expected<int> runScan(const Options &Asked);

/// Lists the rows of the models or, with --coverage, those that nothing in the
/// files matched.
llvm::Expected<int> runModels(const Options &Asked);

/// The models that are built in, those that the command line names and those
/// that .clang-tidy files name for \p Files.
llvm::Expected<ModelSet> modelsFor(const Options &Asked, TidyConfig &Config,
                                   llvm::ArrayRef<std::string> Files);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_COMMANDS_H
