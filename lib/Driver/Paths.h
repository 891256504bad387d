//===- Paths.h - Paths of a project -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_PATHS_H
#define PORTCULLIS_DRIVER_PATHS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace portcullis {

/// \p Path from the root, without "." and "..".
std::string absolutePath(llvm::StringRef Path);

/// Whether \p Path is \p Directory or lies below it.
bool isIn(llvm::StringRef Directory, llvm::StringRef Path);

/// Whether \p Path (absolute) is outside of all \p OwnDirectories, if there
/// are any.
bool isForeign(llvm::ArrayRef<std::string> OwnDirectories,
               llvm::StringRef Path);

/// The deepest directory that all of \p Files (absolute) lie in.
std::string commonDirectory(llvm::ArrayRef<std::string> Files);

/// The top of the Git repository that \p Path (absolute) lies in; empty if it
/// lies in none.
std::string repositoryOf(llvm::StringRef Path);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PATHS_H
