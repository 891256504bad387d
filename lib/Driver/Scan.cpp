//===- Scan.cpp - From files to facts -------------------------------------===//

#include "Driver/Scan.h"
#include "Driver/MissingHeaders.h"
#include "Driver/Progress.h"
#include "Support/SortUnique.h"
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
  bool HasPreamble = false;
  std::vector<Input> Inputs;
};

template <typename Archive>
void describe(Archive &A, As<Archive, Analysed> &Value) {
  A(Value.UnitBytes, Value.HasFacts, Value.HasPreamble, Value.Inputs);
}

/// Extracts facts of units, or finds them in a cache.
class Scanner {
public:
  Scanner(const Plan &P, const ModelSet &Models, const ScanOptions &How)
      : P(P), Own{.Models = Models, .Directories = P.OwnDirectories}, How(How),
        Shown(P.Jobs.size(), How.ShowsProgress) {}

  llvm::Expected<AnalysedPlan> run();

private:
  /// Whether the facts of job \p Index are in the cache, as far as can be seen.
  bool isKnown(size_t Index);
  /// Reads those of the next job of which they are; whether there are more.
  bool readNext();
  bool keepsInputs() const { return !Recipes.empty() || How.KeepsInputs; }
  Error parseMissing();
  const Job &job(size_t Unit) const { return P.Jobs[Missing[Unit]]; }
  std::string parseAlone(size_t Unit) const;
  std::string parseAfter(size_t First, WorkerLink &From) const;
  void take(size_t Index, const WorkResult &Given);
  void store(size_t Index, const Analysed &Given);
  void keepInputs(size_t Index, std::vector<Input> Inputs);

  const Plan &P;
  const OwnCode Own;
  const ScanOptions &How;
  AnalysedPlan Result;
  std::vector<Digest> Recipes; ///< By job; empty without a cache.
  struct KnownJob {
    size_t Index;
    Digest Entry; ///< In the cache.
  };
  std::vector<KnownJob> Known; ///< Of which facts are to be read, last first.
  std::vector<size_t> Missing; ///< The jobs to parse.
  std::vector<size_t> Gone;    ///< Those that were known after all not.
  Preambles Shared;            ///< Of those; by index into Missing.
  Progress Shown;
};

} // namespace

std::vector<Digest> portcullis::recipesOf(const Plan &P,
                                          const ModelSet &Models) {
  Digest Program = programDigest();
  if (Program.empty())
    return {};
  // Clang's driver reads these.
  std::string Environment;
  for (const char *Name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
        "OBJCPLUS_INCLUDE_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SDKROOT",
        "CCC_OVERRIDE_OPTIONS", "CLANG_CONFIG_FILE_USER_DIR"})
    if (const char *Value = std::getenv(Name))
      Environment += std::string(Name) + '=' + Value + '\n';
  std::string Directories = llvm::join(P.OwnDirectories, "\n");
  std::vector<Digest> Result;
  Result.reserve(P.Jobs.size());
  for (const Job &J : P.Jobs)
    Result.push_back(
        digestOf({Program, Models.digest(), Environment, Directories, J.File,
                  J.Directory, llvm::join(J.CommandLine, "\n")}));
  return Result;
}

bool Scanner::isKnown(size_t Index) {
  if (Recipes.empty())
    return false;
  std::vector<Input> Inputs;
  std::optional<Digest> Entry =
      How.Cache->find(Recipes[Index], How.KeepsInputs ? &Inputs : nullptr);
  if (!Entry)
    return false;
  keepInputs(Index, std::move(Inputs));
  Known.push_back({.Index = Index, .Entry = std::move(*Entry)});
  return true;
}

bool Scanner::readNext() {
  if (Known.empty())
    return false;
  auto [Index, Entry] = std::move(Known.back());
  Known.pop_back();
  const Job &J = P.Jobs[Index];
  std::optional<std::string> Bytes = How.Cache->read(Entry, J.File);
  if (Bytes && readUnit(*Bytes, Own.Models, Result.Units[Index])) {
    ++Result.FromCache;
    Shown.advance(relativeTo(P.Root, J.File));
  } else {
    Result.Units[Index] = Unit();
    Gone.push_back(Index);
  }
  return true;
}

static std::string given(const Unit &U, bool HasPreamble,
                         std::vector<Input> Inputs) {
  return toBytes(Analysed{.UnitBytes = toBytes(U),
                          .HasFacts = U.HasFacts,
                          .HasPreamble = HasPreamble,
                          .Inputs = std::move(Inputs)});
}

std::string Scanner::parseAlone(size_t Unit) const {
  std::vector<Input> Inputs;
  portcullis::Unit U =
      parseUnit(job(Unit), Own, keepsInputs() ? &Inputs : nullptr);
  return given(U, /*HasPreamble=*/false, std::move(Inputs));
}

/// Reads preamble \p First and, in the processes that branch \p From here, what
/// goes on where it ends. Nothing if it is of no use.
std::string Scanner::parseAfter(size_t First, WorkerLink &From) const {
  size_t Piece = First;
  auto GoOn = [&](const TokenRecorder &Heard) -> PreambleRun::Part {
    const size_t Before = Piece;
    std::vector<size_t> Unfit = Shared.unfit(Shared.unitsAfter(Before), Heard);
    for (size_t &Index : Unfit)
      Index += Shared.size();
    Piece = From.branch(Unfit);
    if (Piece < Shared.size())
      return Shared.text(Piece);
    const size_t Index = Piece - Shared.size();
    // What did not fit after the next preamble may not fit here either.
    if (Shared.beforeUnit(Index) != Before &&
        !Shared.unfit(Index, Heard).empty())
      return nullptr;
    return &job(Index);
  };
  const Job &Command = job(Shared.firstUnit(First));
  PreambleRun Preambles(Shared.text(First), Command, GoOn);
  std::vector<Input> Inputs;
  Unit U = parseAfterPreambles(Preambles, Command, Own,
                               keepsInputs() ? &Inputs : nullptr);
  const size_t Index = Piece - Shared.size();
  if (!U.HasFacts || U.Facts.HasErrors ||
      !Shared.isFaithful(Index, Preambles.tokens()))
    return {};
  return given(U, /*HasPreamble=*/true, merged(Inputs, Shared.inputs(Index)));
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
             readUnit(A.UnitBytes, Own.Models, Result.Units[Index])) {
    Result.WithPreamble += A.HasPreamble;
    store(Index, A);
    keepInputs(Index, std::move(A.Inputs));
  } else {
    Result.Units[Index] = lostUnit(J.File, "its process gave no facts");
  }
}

Error Scanner::parseMissing() {
  if (!How.UsesWorkers) {
    for (size_t I = 0; I < Missing.size(); ++I)
      take(Missing[I], {.Bytes = parseAlone(I), .Lost = {}});
    return Error::success();
  }
  if (How.UsesPreambles) {
    std::vector<const Job *> Jobs;
    Jobs.reserve(Missing.size());
    for (size_t Index : Missing)
      Jobs.push_back(&P.Jobs[Index]);
    llvm::Expected<Preambles> Made =
        Preambles::plan(Jobs, How.Limits, keepsInputs(), How.ShowsProgress);
    if (!Made)
      return Made.takeError();
    Shared = std::move(*Made);
  }
  // Preambles, then units.
  std::vector<std::optional<size_t>> Begins;
  Begins.reserve(Shared.size() + Missing.size());
  for (size_t I = 0; I < Shared.size(); ++I)
    Begins.push_back(Shared.before(I));
  for (size_t I = 0; I < Missing.size(); ++I)
    Begins.push_back(Shared.beforeUnit(I));
  std::vector<size_t> Again; // It may have been the preamble.
  if (Error E = runInWorkers(
          Begins, How.Limits,
          [&](size_t Piece, WorkerLink &Link) {
            return Piece < Shared.size() ? parseAfter(Piece, Link)
                                         : parseAlone(Piece - Shared.size());
          },
          [&](size_t Piece, const WorkResult &Given) {
            if (Piece < Shared.size())
              return; // What goes on there begins elsewhere.
            const size_t Unit = Piece - Shared.size();
            if (Given.Bytes.empty() && Shared.beforeUnit(Unit))
              Again.push_back(Unit);
            else
              take(Missing[Unit], Given);
          },
          [&] { return readNext(); }))
    return E;
  llvm::sort(Again);
  return runInWorkers(
      Again.size(), How.Limits, [&](size_t I) { return parseAlone(Again[I]); },
      [&](size_t I, const WorkResult &Given) {
        take(Missing[Again[I]], Given);
      });
}

llvm::Expected<AnalysedPlan> Scanner::run() {
  Result.Units.resize(P.Jobs.size());
  Result.Inputs.resize(P.Jobs.size());
  if (How.Cache)
    Recipes = recipesOf(P, Own.Models);
  for (size_t I = 0; I < P.Jobs.size(); ++I)
    if (!isKnown(I))
      Missing.push_back(I);
  std::ranges::reverse(Known);
  // What is known is read while the rest is parsed: by workers that do not
  // begin with its remains in their memory.
  if (Error E = parseMissing())
    return std::move(E);
  while (readNext()) {
  }
  Missing = std::exchange(Gone, {});
  llvm::sort(Missing);
  if (Error E = parseMissing())
    return std::move(E);
  Result.IsKept =
      !Recipes.empty() &&
      llvm::all_of(Result.Units, [](const Unit &U) { return U.HasFacts; });
  return std::move(Result);
}

llvm::Expected<AnalysedPlan> portcullis::analyse(const Plan &P,
                                                 const ModelSet &Models,
                                                 const ScanOptions &How) {
  return Scanner(P, Models, How).run();
}

ScanResult portcullis::resultOf(AnalysedPlan Analysed, llvm::StringRef Root) {
  ScanResult Result{.Notices = std::move(Analysed.Notices),
                    .FromCache = Analysed.FromCache,
                    .IsKept = Analysed.IsKept,
                    .WithPreamble = Analysed.WithPreamble};
  llvm::append_range(Result.Notices, missingHeaders(Analysed.Units, Root));
  for (Unit &U : Analysed.Units) {
    Result.HasLostUnits |= U.IsLost;
    llvm::append_range(Result.Notices, std::move(U.Notices));
    if (!U.HasFacts || U.Facts.HasErrors)
      llvm::append_range(Result.FilesWithErrors, U.OwnFiles);
    llvm::append_range(Result.OwnFiles, std::move(U.OwnFiles));
    if (U.HasFacts)
      Result.Units.push_back(std::move(U.Facts));
    else
      Result.Unread.push_back(std::move(U.Facts.MainFile));
  }
  sortUnique(Result.OwnFiles);
  sortUnique(Result.FilesWithErrors);
  return Result;
}
