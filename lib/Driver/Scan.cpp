//===- Scan.cpp - From files to facts -------------------------------------===//

#include "Driver/Scan.h"
#include "Driver/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cstdlib>

using namespace portcullis;
using llvm::Error;

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
  Scanner(const Plan &P, const ModelSet &Models, const ScanOptions &How)
      : P(P), Models(Models), How(How),
        Shown(P.Jobs.size(), How.ShowsProgress) {}

  llvm::Expected<AnalysedPlan> run();

private:
  void makeRecipes();
  bool findInCache(size_t Index);
  std::string parse(size_t Index) const;
  void take(size_t Index, const WorkResult &Given);
  void store(size_t Index, const Analysed &Given);
  void keepInputs(size_t Index, std::vector<Input> Inputs);

  const Plan &P;
  const ModelSet &Models;
  const ScanOptions &How;
  AnalysedPlan Result;
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
  for (const Job &J : P.Jobs)
    Recipes.push_back(
        digestOf({Program, Models.digest(), Environment, Own, J.File,
                  J.Directory, llvm::join(J.CommandLine, "\n")}));
}

bool Scanner::findInCache(size_t Index) {
  if (Recipes.empty())
    return false;
  std::optional<FactsCache::Entry> Entry =
      How.Cache->find(Recipes[Index], P.Jobs[Index].File);
  if (!Entry || !fromBytes(Entry->Bytes, Result.Units[Index])) {
    Result.Units[Index] = Unit();
    return false;
  }
  keepInputs(Index, std::move(Entry->Inputs));
  ++Result.FromCache;
  Shown.advance(relativeTo(P.Root, P.Jobs[Index].File));
  return true;
}

std::string Scanner::parse(size_t Index) const {
  Analysed Given;
  Unit U =
      parseUnit(P.Jobs[Index], Models, P.OwnDirectories,
                Recipes.empty() && !How.KeepsInputs ? nullptr : &Given.Inputs);
  Given.UnitBytes = toBytes(U);
  Given.HasFacts = U.HasFacts;
  return toBytes(Given);
}

void Scanner::store(size_t Index, const Analysed &Given) {
  if (Recipes.empty() || !Given.HasFacts)
    return;
  if (Error E = How.Cache->store(Recipes[Index], P.Jobs[Index].File,
                                 Given.Inputs, Given.UnitBytes)) {
    Recipes.clear(); // It would not be better the next time.
    Result.Notices.push_back(
        {.Message = toString(std::move(E)) + "; the cache is not used"});
  }
}

/// Of all that was asked, most is where a header is not.
void Scanner::keepInputs(size_t Index, std::vector<Input> Inputs) {
  if (!How.KeepsInputs)
    return;
  llvm::erase_if(Inputs, [](const Input &I) { return !I.isReadFile(); });
  Result.Inputs[Index] = std::move(Inputs);
}

void Scanner::take(size_t Index, const WorkResult &Given) {
  const Job &J = P.Jobs[Index];
  Shown.advance(relativeTo(P.Root, J.File));
  Analysed A;
  if (!Given.Lost.empty()) {
    Result.Units[Index] = lostUnit(J.File, Given.Lost);
  } else if (fromBytes(Given.Bytes, A) &&
             fromBytes(A.UnitBytes, Result.Units[Index])) {
    store(Index, A);
    keepInputs(Index, std::move(A.Inputs));
  } else {
    Result.Units[Index] = lostUnit(J.File, "its process gave no facts");
  }
}

llvm::Expected<AnalysedPlan> Scanner::run() {
  Result.Units.resize(P.Jobs.size());
  Result.Inputs.resize(P.Jobs.size());
  makeRecipes();
  std::vector<size_t> Missing;
  for (size_t I = 0; I < P.Jobs.size(); ++I)
    if (!findInCache(I))
      Missing.push_back(I);
  auto Work = [&](size_t I) { return parse(Missing[I]); };
  auto Done = [&](size_t I, const WorkResult &Given) {
    take(Missing[I], Given);
  };
  if (How.UsesWorkers) {
    if (Error E = runInWorkers(Missing.size(), How.Limits, Work, Done))
      return std::move(E);
  } else {
    for (size_t I = 0; I < Missing.size(); ++I)
      Done(I, {.Bytes = Work(I), .Lost = {}});
  }
  if (How.Cache && !Missing.empty())
    How.Cache->prune();
  return std::move(Result);
}

llvm::Expected<AnalysedPlan> portcullis::analyse(const Plan &P,
                                                 const ModelSet &Models,
                                                 const ScanOptions &How) {
  return Scanner(P, Models, How).run();
}

ScanResult portcullis::resultOf(AnalysedPlan Analysed) {
  ScanResult Result{.Notices = std::move(Analysed.Notices),
                    .FromCache = Analysed.FromCache};
  for (Unit &U : Analysed.Units) {
    Result.HasLostUnits |= U.IsLost;
    llvm::append_range(Result.Notices, std::move(U.Notices));
    if (U.HasFacts)
      Result.Units.push_back(std::move(U.Facts));
  }
  return Result;
}
