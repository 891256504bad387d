//===- Options.h - The command line of portcullis ---------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_OPTIONS_H
#define PORTCULLIS_TOOLS_OPTIONS_H

#include "Driver/Project.h"
#include "Driver/Settings.h"
#include "Report/Finding.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>
#include <vector>

namespace portcullis {

enum class Command { Scan, Routes, Models, Plan, Facts, Link };
enum class Format { Text, Sarif, Json, Github, Markdown };

/// What the user asked for.
struct Options {
  Command Verb = Command::Scan;
  ProjectRequest Project;
  std::string Checks; ///< Globs.
  Format Output = Format::Text;
  std::string OutputFile;
  bool Fix = false;
  std::string ExportFixes;
  Severity FailOn = Severity::Low;
  std::vector<std::string> Rules;
  std::string Baseline;
  std::string Since;   ///< A revision; empty: all findings.
  bool Staged = false; ///< Only what the next commit touches.
  bool ListChecks = false;
  std::string Explain;
  bool ShowSuppressed = false;
  bool ReportStale = false; ///< Also comments that suppress nothing.
  std::string TimeTrace;
  bool DumpFacts = false;
  bool Coverage = false;
  bool Schema = false;
  bool Quiet = false;
  unsigned Jobs = 0;      ///< Workers; 0: as many as there are cores.
  unsigned Timeout = 300; ///< For a unit, in seconds.
  unsigned Memory = 4096; ///< For a unit, in MiB.
  std::string Cache;      ///< Directory; empty: the user's own.
  bool NoCache = false;
  bool NoPreamble = false;
  unsigned Shard = 1, Shards = 1; ///< Part 1 … Shards of the jobs.
  bool Split = false;             ///< A plan for each job.
  bool Partial = false;           ///< Facts, joined but not judged.
  bool Whole = false;             ///< There are no units but those given.
  std::string Depfile;            ///< To write; empty: none.
  bool AllowLost = false;         ///< Lost units are for `link` to tell.
  unsigned CacheSize = 2048;      ///< In MiB.
  SettingMap Settings;            ///< They win over those of .clang-tidy files.
};

/// Reads \p Arguments, the program's name not among them. Nothing if help or
/// version was asked for, which goes to \p Out; the error says what is wrong
/// and what was expected.
llvm::Expected<std::optional<Options>>
parseOptions(llvm::ArrayRef<const char *> Arguments, llvm::raw_ostream &Out);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_OPTIONS_H
