//===- Scan.cpp - From files to facts -------------------------------------===//

#include "Driver/Scan.h"
#include "Driver/Arguments.h"
#include "Driver/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cstdlib>

using namespace portcullis;
using clang::tooling::CompileCommand;
using llvm::Error;
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
  if (U.HasFacts)
    Result.Units.push_back(std::move(U.Facts));
}

std::vector<Job> portcullis::jobsFor(const Project &P, TidyConfig &Config,
                                     ScanResult &Result) {
  std::vector<Job> Jobs;
  for (const std::string &File : P.Files) {
    std::vector<CompileCommand> Commands = commandsFor(P, Config, File);
    if (Commands.empty())
      add(Result, lostUnit(File, "the database has no command for it"));
    for (CompileCommand &Command : Commands)
      Jobs.push_back({.File = File, .Command = std::move(Command)});
  }
  return Jobs;
}

namespace {

/// What a worker gives back.
struct Analysed {
  std::string UnitBytes;
  bool HasFacts = false;
  std::vector<Input> Inputs;
};

template <typename Archive>
void describe(Archive &A, As<Archive, Analysed> &Value) {
  A(Value.UnitBytes, Value.HasFacts, Value.Inputs);
}

/// Extracts facts of units, or finds them in a cache.
class Scanner {
public:
  Scanner(const Project &P, llvm::ArrayRef<Job> Jobs, const ModelSet &Models,
          const ScanOptions &How, ScanResult &Result)
      : P(P), Jobs(Jobs), Models(Models), How(How), Result(Result),
        Units(Jobs.size()), Shown(Jobs.size(), How.ShowsProgress) {}

  Error run();

private:
  void makeRecipes();
  bool findInCache(size_t Index);
  std::string analyse(size_t Index) const;
  void take(size_t Index, WorkResult Given);
  void store(size_t Index, const Analysed &Given);

  const Project &P;
  llvm::ArrayRef<Job> Jobs;
  const ModelSet &Models;
  const ScanOptions &How;
  ScanResult &Result;
  std::vector<Unit> Units;
  std::vector<Digest> Recipes; ///< By job; empty without a cache.
  Progress Shown;
};

} // namespace

/// What a result depends on beside the files; see Driver/Cache.h.
void Scanner::makeRecipes() {
  Digest Program = programDigest();
  if (Program.empty() || !How.Cache)
    return;
  // Clang's driver reads these.
  std::string Environment;
  for (const char *Name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
        "OBJCPLUS_INCLUDE_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SDKROOT",
        "CCC_OVERRIDE_OPTIONS", "CLANG_CONFIG_FILE_USER_DIR"})
    if (const char *Value = std::getenv(Name))
      Environment += std::string(Name) + '=' + Value + '\n';
  std::string Own = llvm::join(P.OwnDirectories, "\n");
  for (const Job &J : Jobs)
    Recipes.push_back(digestOf({Program, Models.digest(), Environment, Own,
                                J.File, J.Command.Directory,
                                llvm::join(J.Command.CommandLine, "\n")}));
}

bool Scanner::findInCache(size_t Index) {
  if (Recipes.empty())
    return false;
  std::optional<std::string> Bytes =
      How.Cache->find(Recipes[Index], Jobs[Index].File);
  if (!Bytes || !fromBytes(*Bytes, Units[Index])) {
    Units[Index] = Unit();
    return false;
  }
  ++Result.FromCache;
  Shown.advance(relativeTo(P.Root, Jobs[Index].File));
  return true;
}

std::string Scanner::analyse(size_t Index) const {
  Analysed Given;
  Unit U = parseUnit(Jobs[Index].Command, Models, P.OwnDirectories,
                     Recipes.empty() ? nullptr : &Given.Inputs);
  Given.UnitBytes = toBytes(U);
  Given.HasFacts = U.HasFacts;
  return toBytes(Given);
}

void Scanner::store(size_t Index, const Analysed &Given) {
  if (Recipes.empty() || !Given.HasFacts)
    return;
  if (Error E = How.Cache->store(Recipes[Index], Jobs[Index].File, Given.Inputs,
                                 Given.UnitBytes)) {
    Recipes.clear(); // It would not be better the next time.
    Result.Notices.push_back(
        {.Message = toString(std::move(E)) + "; the cache is not used"});
  }
}

void Scanner::take(size_t Index, WorkResult Given) {
  const Job &J = Jobs[Index];
  Shown.advance(relativeTo(P.Root, J.File));
  Analysed A;
  if (!Given.Lost.empty()) {
    Units[Index] = lostUnit(J.File, Given.Lost);
  } else if (fromBytes(Given.Bytes, A) &&
             fromBytes(A.UnitBytes, Units[Index])) {
    store(Index, A);
  } else {
    Units[Index] = lostUnit(J.File, "its process gave no facts");
  }
}

Error Scanner::run() {
  makeRecipes();
  std::vector<size_t> Missing;
  for (size_t I = 0; I < Jobs.size(); ++I)
    if (!findInCache(I))
      Missing.push_back(I);
  auto Work = [&](size_t I) { return analyse(Missing[I]); };
  auto Done = [&](size_t I, WorkResult Given) {
    take(Missing[I], std::move(Given));
  };
  if (How.UsesWorkers) {
    if (Error E = runInWorkers(Missing.size(), How.Limits, Work, Done))
      return E;
  } else {
    for (size_t I = 0; I < Missing.size(); ++I)
      Done(I, {.Bytes = Work(I), .Lost = {}});
  }
  if (How.Cache && !Missing.empty())
    How.Cache->prune();
  for (Unit &U : Units)
    add(Result, std::move(U));
  return Error::success();
}

Error portcullis::scanUnits(const Project &P, llvm::ArrayRef<Job> Jobs,
                            const ModelSet &Models, const ScanOptions &How,
                            ScanResult &Result) {
  return Scanner(P, Jobs, Models, How, Result).run();
}
