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

/// Whether brackets in \p Text nest no deeper than a database's ever do: the
/// parser goes down a call for each.
static bool isShallow(StringRef Text) {
  constexpr int Deepest = 16;
  int Depth = 0;
  for (size_t At = 0; At < Text.size(); ++At) {
    if (Text[At] == '"')
      for (++At; At < Text.size() && Text[At] != '"'; ++At)
        At += Text[At] == '\\' ? 1 : 0;
    else if (Text[At] == '[' || Text[At] == '{')
      ++Depth;
    else if (Text[At] == ']' || Text[At] == '}')
      --Depth;
    if (Depth > Deepest)
      return false;
  }
  return true;
}

/// \p Path from the root, seen from \p Directory.
static std::string absoluteIn(StringRef Directory, StringRef Path) {
  llvm::SmallString<256> Result(Path);
  llvm::sys::path::make_absolute(Directory, Result);
  return absolutePath(Result);
}

/// \p Entry with what we know of; \p Directory is that of the database.
static json::Value normalEntry(const json::Object &Entry, StringRef Directory) {
  std::string From =
      absoluteIn(Directory, Entry.getString("directory").value_or(""));
  json::Object Result;
  Result["file"] = absoluteIn(From, Entry.getString("file").value_or(""));
  Result["directory"] = std::move(From);
  for (StringRef Key : {"arguments", "command", "output"})
    if (const json::Value *Value = Entry.get(Key))
      Result[Key] = *Value;
  return Result;
}

/// The database in \p Text as Clang's reader takes it: absolute names, so that
/// a file has one, and no keys that it does not know.
static Expected<std::string> normalJson(StringRef Text, StringRef Directory) {
  Text.consume_front("\xEF\xBB\xBF");
  if (!isShallow(Text))
    return error("nested too deeply");
  Expected<json::Value> Parsed = json::parse(Text);
  if (!Parsed)
    return Parsed.takeError(); // Begins with line and column.
  const json::Array *Entries = Parsed->getAsArray();
  if (!Entries)
    return error("expected an array of compile commands");
  if (Entries->empty())
    return error("it is empty");
  json::Array Result;
  for (size_t I = 0; I < Entries->size(); ++I) {
    if (Error E = checkEntry((*Entries)[I]))
      return inContext("entry " + llvm::Twine(I + 1), std::move(E));
    Result.push_back(normalEntry(*(*Entries)[I].getAsObject(), Directory));
  }
  std::string Normal;
  llvm::raw_string_ostream(Normal) << json::Value(std::move(Result));
  return Normal;
}

namespace {

/// Opens regular files only: what names response files is data from strangers,
/// and a device has no end.
class RegularFiles : public llvm::vfs::ProxyFileSystem {
public:
  RegularFiles() : ProxyFileSystem(llvm::vfs::createPhysicalFileSystem()) {}

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    llvm::ErrorOr<llvm::vfs::Status> Status = status(Path);
    if (Status && !Status->isRegularFile())
      return std::make_error_code(std::errc::invalid_argument);
    return ProxyFileSystem::openFileForRead(Path);
  }
};

} // namespace

static Expected<Database> openJson(StringRef File) {
  auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text)
    return error("{0}: {1}", File, Text.getError().message());
  Expected<std::string> Normal =
      normalJson((*Text)->getBuffer(), path::parent_path(absolutePath(File)));
  if (!Normal)
    return inContext(
        File, inContext("not a compilation database", Normal.takeError()));
  std::string Message;
  Database Result = JSONCompilationDatabase::loadFromBuffer(
      *Normal, Message, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Result)
    return error("{0}: not a compilation database: {1}", File,
                 StringRef(Message).rtrim());
  return clang::tooling::inferTargetAndDriverMode(
      clang::tooling::inferMissingCompileCommands(
          clang::tooling::expandResponseFiles(
              std::move(Result), llvm::makeIntrusiveRefCnt<RegularFiles>())));
}

static Expected<Database> openFlags(StringRef File) {
  std::string Message;
  if (auto Result = FixedCompilationDatabase::loadFromFile(File, Message))
    return std::move(Result);
  return error("{0}: {1}", File, Message);
}

static Expected<Database> openFile(StringRef File) {
  if (!fs::is_regular_file(File))
    return error("{0}: not a regular file", File);
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
      llvm::makeIntrusiveRefCnt<RegularFiles>());
}
