//===- Changes.cpp - What a change has touched ----------------------------===//

#include "Driver/Changes.h"
#include "Support/Error.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include <limits>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// What `git \p Arguments` prints in \p Root.
static Expected<std::string> git(StringRef Root,
                                 llvm::ArrayRef<StringRef> Arguments) {
  auto Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return error("cannot find git: {0}", Program.getError().message());
  llvm::SmallString<128> Out;
  llvm::SmallString<128> Err;
  for (llvm::SmallString<128> *Path : {&Out, &Err})
    if (std::error_code Code =
            llvm::sys::fs::createTemporaryFile("portcullis", "git", *Path))
      return error("cannot make a temporary file: {0}", Code.message());
  llvm::FileRemover RemoveOut(Out);
  llvm::FileRemover RemoveErr(Err);
  llvm::SmallVector<StringRef, 16> Line{"git", "-C", Root, "-c",
                                        "core.quotePath=false"};
  llvm::append_range(Line, Arguments);
  std::string Failure;
  int Code = llvm::sys::ExecuteAndWait(
      *Program, Line, std::nullopt,
      {StringRef(""), StringRef(Out), StringRef(Err)}, 0, 0, &Failure);
  auto textOf = [](StringRef Path) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    return Buffer ? (*Buffer)->getBuffer().str() : std::string();
  };
  if (Code == 0)
    return textOf(Out);
  std::string Said = Failure.empty() ? textOf(Err) : Failure;
  return error("git {0}: {1}", Arguments.front(), StringRef(Said).trim());
}

static Expected<std::string> diff(StringRef Root, StringRef Against) {
  return git(Root, {"diff", "--unified=0", "--no-color", "--no-ext-diff",
                    "--no-renames", "--src-prefix=a/", "--dst-prefix=b/",
                    "--relative", Against, "--"});
}

/// Reads "+FIRST[,COUNT]" of a hunk's head.
static bool readRange(StringRef Text, unsigned &First, unsigned &Count) {
  Count = 1;
  auto [Start, Length] = Text.split(',');
  return Start.consume_front("+") && !Start.getAsInteger(10, First) &&
         (Length.empty() || !Length.getAsInteger(10, Count));
}

Error Changes::readDiff(StringRef Root, StringRef Diff) {
  std::string File;
  for (StringRef Line : llvm::split(Diff, '\n')) {
    if (Line.consume_front("+++ ")) {
      // Git puts a tab behind names with blanks.
      StringRef Name = Line.split('\t').first;
      // Else it is deleted.
      File = Name.consume_front("b/") ? (Root + "/" + Name).str() : "";
      continue;
    }
    if (File.empty() || !Line.starts_with("@@ "))
      continue;
    llvm::SmallVector<StringRef, 4> Words;
    Line.split(Words, ' ', 3);
    unsigned First = 0;
    unsigned Count = 0;
    if (Words.size() < 3 || !readRange(Words[2], First, Count))
      return error("cannot read what git says: '{0}'", Line);
    if (Count == 0) // Of what stood between this line and the next.
      Around[File].push_back({.First = First, .Last = First + 1});
    else
      Changed[File].push_back({.First = First, .Last = First + Count - 1});
  }
  return Error::success();
}

Expected<Changes> Changes::since(StringRef Root, StringRef Revision) {
  if (Revision.starts_with("-"))
    return error("expected a revision, found '{0}'", Revision);
  Expected<std::string> Diff = diff(Root, Revision);
  if (!Diff)
    return Diff.takeError();
  Changes Result;
  if (Error E = Result.readDiff(Root, *Diff))
    return std::move(E);
  Expected<std::string> Unknown =
      git(Root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Unknown)
    return Unknown.takeError();
  for (StringRef Name : llvm::split(*Unknown, '\0'))
    if (!Name.empty())
      Result.Changed[(Root + "/" + Name).str()].push_back(
          {.First = 1, .Last = std::numeric_limits<unsigned>::max()});
  return Result;
}

Expected<Changes> Changes::staged(StringRef Root) {
  Expected<std::string> Diff = diff(Root, "--cached");
  if (!Diff)
    return Diff.takeError();
  Changes Result;
  if (Error E = Result.readDiff(Root, *Diff))
    return std::move(E);
  return Result;
}

void Changes::keepTouched(std::vector<Finding> &Findings,
                          llvm::ArrayRef<Location> Bodies) const {
  LinesByFile Touched = Changed;
  for (const Location &Body : Bodies) {
    auto Holds = [&](const Lines &L) {
      return Body.Line <= L.First && L.Last <= Body.EndLine;
    };
    if (auto Taken = Around.find(Body.File);
        Taken != Around.end() && llvm::any_of(Taken->second, Holds))
      Touched[Body.File].push_back({.First = Body.Line, .Last = Body.EndLine});
  }
  auto TouchesPlace = [&](const Location &Where) {
    auto Known = Touched.find(Where.File);
    return Where.isValid() && Known != Touched.end() &&
           llvm::any_of(Known->second, [&](const Lines &L) {
             return Where.Line <= L.Last &&
                    L.First <= std::max(Where.EndLine, Where.Line);
           });
  };
  auto TouchesNote = [&](const Note &N) { return TouchesPlace(N.Where); };
  llvm::erase_if(Findings, [&](const Finding &F) {
    return !TouchesPlace(F.Where) && llvm::none_of(F.Flow, TouchesNote) &&
           llvm::none_of(F.Related, TouchesNote);
  });
}
