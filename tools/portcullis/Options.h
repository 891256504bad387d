//===- Options.h - The command line of portcullis ---------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_OPTIONS_H
#define PORTCULLIS_TOOLS_OPTIONS_H

#include "Driver/Project.h"
#include "Driver/Settings.h"
#include "Report/Finding.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace portcullis {

enum class Command { Scan, Models };
enum class Format { Text, Sarif, Json, Github };

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
  bool ListChecks = false;
  std::string Explain;
  bool ShowSuppressed = false;
  bool DumpFacts = false;
  bool Coverage = false;
  bool Quiet = false;
  SettingMap Settings; ///< They win over those of .clang-tidy files.
};

/// Reads the command line. Prints help or version itself and ends; the error
/// says what is wrong and what was expected.
llvm::Expected<Options> parseOptions(int Count, const char **Arguments);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_OPTIONS_H
