//===- CompileCommands.cpp - What to scan and how it is compiled ----------===//

#include "Driver/CompileCommands.h"
#include "Support/Error.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using clang::tooling::CompilationDatabase;
using llvm::Expected;
using llvm::StringRef;

static constexpr llvm::StringLiteral HowToMake =
    "\n  make one with CMake: cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON ..."
    "\n  with Meson: it is in the build directory; with make: bear -- make"
    "\n  or give the flags of a single file: portcullis scan FILE -- -std=c++17";

static Expected<std::unique_ptr<CompilationDatabase>>
loadDatabase(StringRef File) {
  std::string Message;
  std::unique_ptr<CompilationDatabase> Database =
      clang::tooling::JSONCompilationDatabase::loadFromFile(
          File, Message, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return error("{0}: not a compilation database: {1}", File,
                 StringRef(Message).rtrim());
  return clang::tooling::inferTargetAndDriverMode(
      clang::tooling::inferMissingCompileCommands(
          clang::tooling::expandResponseFiles(
              std::move(Database), llvm::vfs::getRealFileSystem())));
}

Expected<std::unique_ptr<CompilationDatabase>>
portcullis::findDatabase(StringRef Build, StringRef Start) {
  static constexpr StringRef Name = "compile_commands.json";
  if (!Build.empty()) {
    llvm::SmallString<256> File(Build);
    if (llvm::sys::fs::is_directory(Build))
      llvm::sys::path::append(File, Name);
    if (!llvm::sys::fs::exists(File))
      return error("{0}: there is no compilation database{1}", File, HowToMake);
    return loadDatabase(File);
  }
  llvm::SmallString<256> Directory(Start);
  llvm::sys::fs::make_absolute(Directory);
  if (!llvm::sys::fs::is_directory(Directory))
    llvm::sys::path::remove_filename(Directory);
  for (; !Directory.empty();
       Directory = llvm::sys::path::parent_path(Directory)) {
    for (StringRef Below : {"", "build", "out", "builddir", "cmake-build-debug",
                            "cmake-build-release", "build/debug",
                            "build/release", "build/dev", "out/build"}) {
      llvm::SmallString<256> File(Directory);
      llvm::sys::path::append(File, Below, Name);
      if (llvm::sys::fs::exists(File))
        return loadDatabase(File);
    }
    llvm::SmallString<256> Flags(Directory);
    llvm::sys::path::append(Flags, "compile_flags.txt");
    std::string Message;
    if (llvm::sys::fs::exists(Flags))
      if (auto Fixed = clang::tooling::FixedCompilationDatabase::loadFromFile(
              Flags, Message))
        return std::move(Fixed);
    if (Directory == llvm::sys::path::root_path(Directory))
      break;
  }
  return error("no compile_commands.json in {0}, the directories above it, or "
               "a build directory of theirs{1}",
               Start, HowToMake);
}

/// Arguments that are dropped alone, by how they begin.
static constexpr StringRef DroppedPrefixes[] = {
    "-fplugin", "-fpass-plugin", "-fprofile", "-save-temps", "--save-temps",
    "-ftime-trace", "-ftime-report", "-MD", "-MMD", "-MP", "-MG", "-MV",
    "-fdump-", "-fcrash-diagnostics", "-fsave-optimization", "-emit-",
    "-ftest-coverage", "--coverage", "-fcoverage", "-fmodules-cache-path",
    "-fmodule-output", "-gsplit-dwarf", "-B", "--config", "-fuse-ld",
    "-wrapper", "-gen-reproducer", "-fproc-stat-report", "-freport"};

/// Arguments that are dropped with the one that follows.
static constexpr StringRef DroppedPairs[] = {
    "-o", "-MF", "-MT", "-MQ", "-MJ", "--serialize-diagnostics",
    "-serialize-diagnostics", "-dependency-file", "-load", "-add-plugin",
    "-plugin", "-index-store-path", "-dependency-dot", "--gen-cdb-fragment-path"};

std::vector<std::string>
portcullis::harmless(llvm::ArrayRef<std::string> Command) {
  std::vector<std::string> Kept;
  for (size_t I = 0; I < Command.size(); ++I) {
    StringRef Argument = Command[I];
    bool IsCc1 = Argument == "-Xclang" && I + 1 < Command.size();
    StringRef Meant = IsCc1 ? StringRef(Command[I + 1]) : Argument;
    if (Argument == "-mllvm" || llvm::is_contained(DroppedPairs, Meant)) {
      // `-Xclang -load -Xclang file` takes four, `-o file` two.
      I += IsCc1 ? 3 : 1;
      continue;
    }
    if (I > 0 && llvm::any_of(DroppedPrefixes, [&](StringRef Prefix) {
          return Meant.starts_with(Prefix);
        })) {
      I += IsCc1;
      continue;
    }
    Kept.push_back(Command[I]);
  }
  return Kept;
}
