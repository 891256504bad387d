//===- Project.cpp - What is to be scanned --------------------------------===//

#include "Driver/Project.h"
#include "Driver/Arguments.h"
#include "Driver/Database.h"
#include "Driver/Paths.h"
#include "Support/Error.h"
#include "Support/SortUnique.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using clang::tooling::CompilationDatabase;
using llvm::Expected;
using llvm::StringRef;
namespace types = clang::driver::types;

static Expected<std::unique_ptr<CompilationDatabase>>
databaseFor(const ProjectRequest &Asked) {
  if (Asked.Flags)
    return fixedDatabase(*Asked.Flags);
  if (!Asked.Build.empty())
    return openDatabase(Asked.Build);
  std::vector<std::string> Places = Asked.Files;
  Places.emplace_back(".");
  return findDatabase(Places);
}

/// Databases also name assembler files and what other compilers take.
static bool isParsed(StringRef File) {
  types::ID Type = types::lookupTypeForExtension(
      llvm::sys::path::extension(File).drop_front());
  return types::isDerivedFromC(Type);
}

static std::vector<std::string> filesOf(const CompilationDatabase &Database) {
  std::vector<std::string> Files;
  for (StringRef File : Database.getAllFiles())
    if (llvm::sys::path::has_extension(File) && isParsed(File))
      Files.push_back(absolutePath(File));
  return Files;
}

/// \p Known are the files of the database.
static Expected<std::vector<std::string>>
filesToScan(const ProjectRequest &Asked,
            const std::vector<std::string> &Known) {
  if (Asked.Files.empty() && Known.empty())
    return error("nothing to scan: no file was given and the compilation "
                 "database is empty");
  if (Asked.Files.empty())
    return Known;
  std::vector<std::string> Files;
  for (StringRef Given : Asked.Files) {
    std::string Path = absolutePath(Given);
    if (!llvm::sys::fs::is_directory(Path)) {
      Files.push_back(std::move(Path));
      continue;
    }
    size_t Before = Files.size();
    llvm::copy_if(Known, std::back_inserter(Files),
                  [&](StringRef File) { return isIn(Path, File); });
    if (Files.size() == Before)
      return error("{0}: a directory with no file of the compilation database",
                   Given);
  }
  return Files;
}

/// See Project::IsWhole; \p Files are sorted.
static bool isWhole(const ProjectRequest &Asked,
                    const std::vector<std::string> &Files,
                    const std::vector<std::string> &Known) {
  if (Asked.Flags)
    return Files.size() > 1;
  return !Known.empty() && llvm::all_of(Known, [&](StringRef File) {
    return llvm::binary_search(Files, File);
  });
}

/// Where a project outside of any repository begins: where both its files lie
/// and its compiler runs, for sources are often in a directory of their own
/// ("src"). If these have nothing in common, the files alone decide.
static std::string rootWithoutRepository(const CompilationDatabase &Database,
                                         StringRef FilesIn) {
  std::vector<std::string> Places = {(FilesIn + "/file").str()};
  for (const auto &Command : Database.getAllCompileCommands())
    Places.push_back(absolutePath(Command.Directory) + "/file");
  std::string Common = commonDirectory(Places);
  return Common == llvm::sys::path::root_path(Common) ? FilesIn.str() : Common;
}

Expected<Project> portcullis::openProject(const ProjectRequest &Asked) {
  if (llvm::Error E = checkCompilerHeaders())
    return std::move(E);
  Project Result;
  auto Database = databaseFor(Asked);
  if (!Database)
    return Database.takeError();
  Result.Database = std::move(*Database);
  std::vector<std::string> Known = filesOf(*Result.Database);
  Expected<std::vector<std::string>> Files = filesToScan(Asked, Known);
  if (!Files)
    return Files.takeError();
  Result.Files = std::move(*Files);
  sortUnique(Result.Files);
  Result.IsWhole = isWhole(Asked, Result.Files, Known);

  std::string Common = commonDirectory(Known.empty() ? Result.Files : Known);
  Result.Root = repositoryOf(Common);
  if (Result.Root.empty()) {
    Result.Root = rootWithoutRepository(*Result.Database, Common);
    return Result;
  }
  Result.OwnDirectories = {Common};
  for (StringRef File : Result.Files)
    Result.OwnDirectories.push_back(repositoryOf(File));
  sortUnique(Result.OwnDirectories);
  return Result;
}
