//===- MissingHeaders.cpp - Headers that no compile command finds ---------===//

#include "Driver/MissingHeaders.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <map>
#include <tuple>

using namespace portcullis;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

namespace {

/// What is known of a header that is missing.
struct Lack {
  MissingHeader First;
  size_t Units = 0;
};

/// The headers that are missing, by name, in the order of the units.
using Lacks = llvm::MapVector<StringRef, Lack>;

} // namespace

static Lacks lacksOf(llvm::ArrayRef<Unit> Units) {
  Lacks Found;
  for (const Unit &U : Units)
    for (const MissingHeader &Missing : U.Missing) {
      Lack &Known = Found[Missing.Name];
      if (Known.Units++ == 0)
        Known.First = Missing;
    }
  return Found;
}

/// The directories below \p Root from which a header of \p Missing is found by
/// its name, by the name: of several, the one with the shortest path. None if
/// there is too much to look at.
static std::map<StringRef, std::string> directoriesOf(const Lacks &Missing,
                                                      StringRef Root) {
  static constexpr size_t MaxEntries = 100'000;
  std::map<StringRef, std::string> Found;
  size_t Seen = 0;
  std::error_code Code; // What cannot be read has no header for us.
  for (fs::recursive_directory_iterator It(Root, Code,
                                           /*follow_symlinks=*/false),
       End;
       It != End; It.increment(Code)) {
    if (++Seen > MaxEntries)
      return {};
    StringRef Path = It->path();
    if (llvm::sys::path::filename(Path) == ".git")
      It.no_push();
    for (const auto &[Name, Known] : Missing) {
      StringRef Directory = Path;
      if (!Directory.consume_back(Name) || !Directory.consume_back("/"))
        continue;
      std::string Shown = relativeTo(Root, Directory);
      auto [Best, IsNew] = Found.try_emplace(Name, Shown);
      if (!IsNew && std::tuple(Shown.size(), Shown) <
                        std::tuple(Best->second.size(), Best->second))
        Best->second = Shown;
    }
  }
  return Found;
}

std::vector<Notice> portcullis::missingHeaders(llvm::ArrayRef<Unit> Units,
                                               StringRef Root) {
  const Lacks Missing = lacksOf(Units);
  std::map<StringRef, std::string> Directories;
  if (!Missing.empty())
    Directories = directoriesOf(Missing, Root);
  std::vector<Notice> Result;
  for (const auto &[Name, Known] : Missing) {
    auto In = Directories.find(Name);
    std::string Hint =
        In == Directories.end()
            ? "install the package that has it, build what generates it, or "
              "add '-I' to its compile command (compile_commands.json)"
            : llvm::formatv("is '-I {0}' missing in its compile command "
                            "(compile_commands.json)?",
                            In->second.empty() ? "." : In->second)
                  .str();
    Result.push_back(
        {.IsError = true,
         .File = Known.First.File,
         .Message = llvm::formatv(
             "'{0}' file not found: {1} and could not be analysed in full; {2}",
             Name,
             Known.Units == 1 ? "1 unit lacks it"
                              : std::to_string(Known.Units) + " units lack it",
             Hint),
         .Line = Known.First.Line,
         .Column = Known.First.Column});
  }
  return Result;
}
