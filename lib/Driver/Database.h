//===- Database.h - Finds and reads compilation databases -------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_DATABASE_H
#define PORTCULLIS_DRIVER_DATABASE_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>

namespace portcullis {

/// The database at \p Build: a compile_commands.json, a compile_flags.txt, or
/// a directory that holds one. Fails with file and place if it is malformed.
llvm::Expected<std::unique_ptr<clang::tooling::CompilationDatabase>>
openDatabase(llvm::StringRef Build);

/// The database of the project that holds the first of \p Places (files or
/// directories) that is in one: in its directory, the usual build directories
/// below that, and so on upwards to the top of the repository. The error says
/// where was looked and how to make one.
llvm::Expected<std::unique_ptr<clang::tooling::CompilationDatabase>>
findDatabase(llvm::ArrayRef<std::string> Places);

/// One that has \p Flags for every file.
std::unique_ptr<clang::tooling::CompilationDatabase>
fixedDatabase(llvm::ArrayRef<std::string> Flags);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_DATABASE_H
