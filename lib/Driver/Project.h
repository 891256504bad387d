//===- Project.h - What is to be scanned ------------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_PROJECT_H
#define PORTCULLIS_DRIVER_PROJECT_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portcullis {

struct Project {
  std::unique_ptr<clang::tooling::CompilationDatabase> Database;
  /// The main files of the units to scan: absolute, sorted.
  std::vector<std::string> Files;
  /// What paths are shown relative to: the top of the repository or, outside
  /// of one, the directory that all files of the database lie in and its
  /// commands run in. It does not depend on the current directory.
  std::string Root;
  /// Whether Files are all that there is: the whole database or, where flags
  /// stand for one, several files. Else other units may hold what these lack.
  bool IsWhole = false;
  /// A header outside of all of these is not the project's; if empty, only
  /// system headers are not.
  std::vector<std::string> OwnDirectories;
};

/// What the user asks to scan.
struct ProjectRequest {
  std::string Build; ///< Argument of -p; empty: to be found.
  /// Sources, and directories: all files of the database below. Empty: all.
  std::vector<std::string> Files;
  std::optional<std::vector<std::string>> Flags; ///< Instead of a database.
};

llvm::Expected<Project> openProject(const ProjectRequest &Asked);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PROJECT_H
