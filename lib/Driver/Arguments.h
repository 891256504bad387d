//===- Arguments.h - What is kept of a compile command ----------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_ARGUMENTS_H
#define PORTCULLIS_DRIVER_ARGUMENTS_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace portcullis {

/// The command line that parses the file of \p Command as its build does, and
/// does nothing else. Compile commands are data from strangers: only arguments
/// that say how the text is to be read are kept. What writes files, loads
/// plugins, names programs, links, warns, or is unknown to Clang is dropped.
std::vector<std::string>
parseOnly(const clang::tooling::CompileCommand &Command);

/// \p CommandLine without what it says of the machine, which may be one that
/// only another compiler knows.
std::vector<std::string> withoutMachine(std::vector<std::string> CommandLine);

/// Fails if the headers that belong to the compiler (<stddef.h>, …) are not
/// where they were when we were built: nothing would parse.
llvm::Error checkCompilerHeaders();

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_ARGUMENTS_H
