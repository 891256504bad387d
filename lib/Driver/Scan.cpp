//===- Scan.cpp - From files to facts -------------------------------------===//

#include "Driver/Scan.h"
#include "Driver/Arguments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using clang::tooling::CompileCommand;
using llvm::StringRef;

/// How \p File is compiled. Commands that only differ in what they write are
/// one. The order does not depend on that of the database.
static std::vector<CompileCommand>
commandsFor(const Project &P, TidyConfig &Config, StringRef File) {
  std::vector<CompileCommand> Commands = P.Database->getCompileCommands(File);
  for (CompileCommand &Command : Commands) {
    Config.adjust(Command, File);
    Command.CommandLine = parseOnly(Command);
  }
  auto Key = [](const CompileCommand &C) {
    return std::tie(C.CommandLine, C.Directory);
  };
  llvm::sort(Commands, [&](const CompileCommand &A, const CompileCommand &B) {
    return Key(A) < Key(B);
  });
  auto Same = [&](const CompileCommand &A, const CompileCommand &B) {
    return Key(A) == Key(B);
  };
  Commands.erase(llvm::unique(Commands, Same), Commands.end());
  return Commands;
}

static void add(ScanResult &Result, Unit U) {
  Result.HasLostUnits |= U.IsLost;
  llvm::append_range(Result.Notices, std::move(U.Notices));
  if (U.Facts)
    Result.Units.push_back(std::move(*U.Facts));
}

ScanResult portcullis::scanFiles(const Project &P, TidyConfig &Config,
                                 const ModelSet &Models,
                                 llvm::raw_ostream *Progress) {
  ScanResult Result;
  for (size_t I = 0; I < P.Files.size(); ++I) {
    if (Progress)
      *Progress << llvm::formatv("\r[{0}/{1}] {2}\x1b[K", I + 1, P.Files.size(),
                                 relativeTo(P.Root, P.Files[I]));
    std::vector<CompileCommand> Commands = commandsFor(P, Config, P.Files[I]);
    if (Commands.empty()) {
      Result.HasLostUnits = true;
      Result.Notices.push_back(
          {.IsError = true,
           .File = P.Files[I],
           .Message =
               "could not be analysed: the database has no command for it"});
    }
    for (const CompileCommand &Command : Commands)
      add(Result, parseUnit(Command, Models, P.OwnDirectories));
  }
  if (Progress)
    *Progress << "\r\x1b[K";
  return Result;
}
