//===- Paths.cpp - Paths of a project -------------------------------------===//

#include "Driver/Paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::StringRef;
namespace path = llvm::sys::path;

std::string portcullis::absolutePath(StringRef Path) {
  llvm::SmallString<256> Result(Path);
  if (llvm::sys::fs::make_absolute(Result))
    return Path.str(); // There is no current directory any more.
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return std::string(Result);
}

bool portcullis::isIn(StringRef Directory, StringRef Path) {
  return Path.consume_front(Directory) &&
         (Path.empty() || Path.starts_with("/") || Directory.ends_with("/"));
}

bool portcullis::isForeign(llvm::ArrayRef<std::string> OwnDirectories,
                           StringRef Path) {
  return !OwnDirectories.empty() &&
         llvm::none_of(OwnDirectories, [&](StringRef Directory) {
           return isIn(Directory, Path);
         });
}

std::string portcullis::commonDirectory(llvm::ArrayRef<std::string> Files) {
  if (Files.empty())
    return {};
  StringRef Common = path::parent_path(Files.front());
  for (StringRef File : Files)
    while (!Common.empty() && !isIn(Common, File))
      Common = path::parent_path(Common);
  return Common.str();
}

std::string portcullis::repositoryOf(StringRef Path) {
  for (; !Path.empty(); Path = path::parent_path(Path)) {
    llvm::SmallString<256> Git(Path);
    path::append(Git, ".git");
    if (llvm::sys::fs::exists(Git))
      return Path.str();
  }
  return {};
}
