//===- CompileCommands.h - What to scan and how it is compiled --*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_COMPILECOMMANDS_H
#define PORTCULLIS_DRIVER_COMPILECOMMANDS_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace portcullis {

/// The database at \p Build (a directory or a compile_commands.json); if that
/// is empty, the one found in the parents of \p Start and the usual build
/// directories below them. The error says where was looked and how to make
/// one.
llvm::Expected<std::unique_ptr<clang::tooling::CompilationDatabase>>
findDatabase(llvm::StringRef Build, llvm::StringRef Start);

/// \p Command without arguments that load plugins, write files or run other
/// programs: compile commands are data from strangers.
std::vector<std::string> harmless(llvm::ArrayRef<std::string> Command);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_COMPILECOMMANDS_H
