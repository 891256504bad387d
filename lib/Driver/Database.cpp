//===- Database.cpp - Finds and reads compilation databases ---------------===//

#include "Driver/Database.h"
#include "Driver/Paths.h"
#include "Support/Error.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using clang::tooling::CompilationDatabase;
using clang::tooling::FixedCompilationDatabase;
using clang::tooling::JSONCompilationDatabase;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;
using Database = std::unique_ptr<CompilationDatabase>;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
namespace json = llvm::json;

static constexpr llvm::StringLiteral JsonName = "compile_commands.json";
static constexpr llvm::StringLiteral FlagsName = "compile_flags.txt";

static constexpr llvm::StringLiteral HowToMake =
    "\n  with CMake: cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON ..."
    "\n  with Meson: it is in the build directory, name that with -p"
    "\n  with make and others: bear -- make"
    "\n  with Bazel: bazel run @hedron_compile_commands//:refresh_all"
    "\n  for a single file: portcullis scan FILE -- -std=c++20 -Iinclude ...";

/// What is wrong with entry \p Entry of a database, if anything.
static Error checkEntry(const json::Value &Entry) {
  const json::Object *Object = Entry.getAsObject();
  if (!Object)
    return error("expected an object");
  for (StringRef Key : {"directory", "file"}) {
    const json::Value *Value = Object->get(Key);
    if (!Value)
      return error("missing key '{0}'", Key);
    if (!Value->getAsString())
      return error("'{0}' must be a string", Key);
  }
  const json::Value *Command = Object->get("command");
  const json::Value *Arguments = Object->get("arguments");
  if (!Command && !Arguments)
    return error("missing key 'arguments' or 'command'");
  if (Command && !Command->getAsString())
    return error("'command' must be a string");
  if (Arguments &&
      (!Arguments->getAsArray() ||
       llvm::any_of(*Arguments->getAsArray(),
                    [](const json::Value &V) { return !V.getAsString(); })))
    return error("'arguments' must be an array of strings");
  return Error::success();
}

static Error checkJson(StringRef Text) {
  Expected<json::Value> Parsed = json::parse(Text);
  if (!Parsed)
    return Parsed.takeError(); // Begins with line and column.
  const json::Array *Entries = Parsed->getAsArray();
  if (!Entries)
    return error("expected an array of compile commands");
  for (size_t I = 0; I < Entries->size(); ++I)
    if (Error E = checkEntry((*Entries)[I]))
      return inContext("entry " + llvm::Twine(I + 1), std::move(E));
  return Error::success();
}

static Expected<Database> openJson(StringRef File) {
  auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text)
    return error("{0}: {1}", File, Text.getError().message());
  if (Error Wrong = checkJson((*Text)->getBuffer()))
    return inContext(File,
                     inContext("not a compilation database", std::move(Wrong)));
  std::string Message;
  Database Result = JSONCompilationDatabase::loadFromBuffer(
      (*Text)->getBuffer(), Message,
      clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Result)
    return error("{0}: not a compilation database: {1}", File,
                 StringRef(Message).rtrim());
  return clang::tooling::inferTargetAndDriverMode(
      clang::tooling::inferMissingCompileCommands(
          clang::tooling::expandResponseFiles(
              std::move(Result), llvm::vfs::createPhysicalFileSystem())));
}

static Expected<Database> openFlags(StringRef File) {
  std::string Message;
  if (auto Result = FixedCompilationDatabase::loadFromFile(File, Message))
    return std::move(Result);
  return error("{0}: {1}", File, Message);
}

static Expected<Database> openFile(StringRef File) {
  return path::filename(File) == FlagsName ? openFlags(File) : openJson(File);
}

static std::string in(StringRef Directory, StringRef Name) {
  llvm::SmallString<256> File(Directory);
  path::append(File, Name);
  return std::string(File);
}

Expected<Database> portcullis::openDatabase(StringRef Build) {
  if (!fs::exists(Build))
    return error("{0}: no such file or directory", Build);
  if (!fs::is_directory(Build))
    return openFile(Build);
  for (StringRef Name : {JsonName, FlagsName})
    if (std::string File = in(Build, Name); fs::exists(File))
      return openFile(File);
  return error("{0}: no {1} there; make one{2}", Build, JsonName, HowToMake);
}

/// The directories in \p Directory, by name.
static std::vector<std::string> directoriesIn(StringRef Directory) {
  std::vector<std::string> Result;
  std::error_code Code; // What cannot be read has none.
  for (fs::directory_iterator It(Directory, Code), End; !Code && It != End;
       It.increment(Code))
    if (fs::is_directory(It->path()))
      Result.push_back(It->path());
  llvm::sort(Result);
  return Result;
}

/// The database in \p Directory or a build directory of it; empty if none.
static std::string databaseIn(StringRef Directory) {
  if (std::string File = in(Directory, JsonName); fs::exists(File))
    return File;
  for (StringRef Build : directoriesIn(Directory)) {
    StringRef Name = path::filename(Build);
    if (llvm::none_of(std::initializer_list<StringRef>{"build", "_build",
                                                       "cmake-build", "out"},
                      [&](StringRef B) { return Name.starts_with(B); }))
      continue;
    if (std::string File = in(Build, JsonName); fs::exists(File))
      return File;
    for (StringRef Kind : directoriesIn(Build))
      if (std::string File = in(Kind, JsonName); fs::exists(File))
        return File;
  }
  std::string File = in(Directory, FlagsName);
  return fs::exists(File) ? File : std::string();
}

Expected<Database>
portcullis::findDatabase(llvm::ArrayRef<std::string> Places) {
  std::vector<std::string> Looked;
  for (StringRef Place : Places) {
    std::string Start = absolutePath(Place);
    if (!fs::is_directory(Start))
      Start = path::parent_path(Start).str();
    for (StringRef At = Start; !At.empty(); At = path::parent_path(At)) {
      if (std::string File = databaseIn(At); !File.empty())
        return openFile(File);
      if (fs::is_directory(in(At, ".git")))
        break; // The top of the repository.
    }
    if (!llvm::is_contained(Looked, Start))
      Looked.push_back(Start);
  }
  return error("no {0} in {1}, the directories above, or their build, out and "
               "cmake-build-* directories; make one{2}",
               JsonName, llvm::join(Looked, " and "), HowToMake);
}

Database portcullis::fixedDatabase(llvm::ArrayRef<std::string> Flags) {
  return clang::tooling::expandResponseFiles(
      std::make_unique<FixedCompilationDatabase>(absolutePath("."),
                                                 Flags.vec()),
      llvm::vfs::createPhysicalFileSystem());
}
