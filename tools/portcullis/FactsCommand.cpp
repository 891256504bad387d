//===- FactsCommand.cpp - portcullis plan, facts and link -----------------===//
//
// One scan in three steps, of which the second can be done in parts, anywhere.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Driver/FactsFile.h"
#include "Driver/Paths.h"
#include "Outcome.h"
#include "Support/Error.h"
#include "Support/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// Writes a plan for each job, named by its place and file.
static Error writeSplit(const Plan &P, StringRef Directory) {
  if (Directory.empty())
    return error("'--split' needs a directory to write to: -o DIR");
  if (std::error_code Code = llvm::sys::fs::create_directories(Directory))
    return error("{0}: cannot be made: {1}", Directory, Code.message());
  for (const Job &J : P.Jobs) {
    Plan One = P;
    One.Jobs = {J};
    llvm::SmallString<256> Path(Directory);
    llvm::sys::path::append(Path,
                            llvm::formatv("{0}-{1}.json", J.Index + 1,
                                          llvm::sys::path::filename(J.File)));
    if (Error E = writePlan(One, Path))
      return E;
  }
  return Error::success();
}

/// The jobs that the options ask for, of the compilation database.
static Expected<Plan> planOf(const Options &Asked, TidyConfig &Config) {
  Expected<Project> Opened = openProject(Asked.Project);
  if (!Opened)
    return Opened.takeError();
  Expected<std::vector<std::string>> Rules =
      rulesFor(Asked, Config, Opened->Files);
  if (!Rules)
    return Rules.takeError();
  return shardOf(planFor(*Opened, Config, std::move(*Rules)), Asked.Shard,
                 Asked.Shards);
}

Expected<int> portcullis::runPlan(const Options &Asked) {
  TidyConfig Config("", Asked.Settings);
  Expected<Plan> P = planOf(Asked, Config);
  if (!P)
    return P.takeError();
  StringRef To = Asked.OutputFile;
  if (Error E = Asked.Split ? writeSplit(*P, To)
                            : writePlan(*P, To.empty() ? "-" : To))
    return std::move(E);
  return Clean;
}

/// The plans that \p Asked names, or the one of its sources.
static Expected<std::vector<Plan>> plansOf(const Options &Asked,
                                           TidyConfig &Config) {
  auto IsPlan = [](StringRef File) { return File.ends_with(".json"); };
  const std::vector<std::string> &Files = Asked.Project.Files;
  std::vector<Plan> Plans;
  if (llvm::none_of(Files, IsPlan)) {
    Expected<Plan> P = planOf(Asked, Config);
    if (!P)
      return P.takeError();
    Plans.push_back(std::move(*P));
    return Plans;
  }
  for (StringRef File : Files) {
    if (!IsPlan(File))
      return error("{0}: expected a plan, as the others are", File);
    Expected<Plan> P = readPlan(File);
    if (!P)
      return P.takeError();
    Plans.push_back(shardOf(std::move(*P), Asked.Shard, Asked.Shards));
  }
  return Plans;
}

/// Writes which files \p Inputs say were read, as make understands it.
static Error writeDepfile(StringRef To, StringRef Target,
                          llvm::ArrayRef<std::vector<Input>> Inputs) {
  std::set<std::string> Read;
  for (const std::vector<Input> &Unit : Inputs)
    for (const Input &I : Unit)
      Read.insert(I.Path);
  return writeFile(To, [&](llvm::raw_ostream &Out) {
    auto Print = [&](StringRef Path) {
      for (char C : Path) {
        if (C == ' ' || C == '#')
          Out << '\\';
        Out << (C == '$' ? "$$" : StringRef(&C, 1));
      }
    };
    Print(Target);
    Out << ':';
    for (const std::string &Path : Read) {
      Out << " \\\n  ";
      Print(Path);
    }
    Out << '\n';
  });
}

static FactsFile sealAll(const Plan &P, const AnalysedPlan &Analysed) {
  FactsFile Result{.Plans = {{.Id = P.Id,
                              .Total = P.Total,
                              .IsWhole = P.IsWhole,
                              .Root = P.Root,
                              .Rules = P.Rules}}};
  for (auto [J, U, Read] :
       llvm::zip_equal(P.Jobs, Analysed.Units, Analysed.Inputs)) {
    Result.Units.push_back(sealUnit(P, J, U));
    if (!U.IsLost) // Else what it was made from may since have been mended.
      llvm::append_range(Result.Inputs, ownInputs(P, J, Read));
  }
  return Result;
}

Expected<int> portcullis::runFacts(const Options &Asked) {
  if (Asked.OutputFile.empty())
    return error("'portcullis facts' needs a file to write to: -o FILE");
  TidyConfig Config("", Asked.Settings);
  Expected<std::vector<Plan>> Plans = plansOf(Asked, Config);
  if (!Plans)
    return Plans.takeError();
  FactsFile Result;
  std::vector<std::vector<Input>> Inputs;
  bool HasLostUnits = false;
  for (const Plan &P : *Plans) {
    Expected<ModelSet> Models = loadModels(P.Rules);
    if (!Models)
      return Models.takeError();
    Expected<AnalysedPlan> Analysed = analyse(Asked, P, *Models);
    if (!Analysed)
      return Analysed.takeError();
    Result.Maker = makerOf(*Models);
    merge(Result, sealAll(P, *Analysed));
    llvm::append_range(Inputs, Analysed->Inputs);
    ScanResult Said = resultOf(std::move(*Analysed), P.Root);
    printNotices(Said.Notices, P.Root);
    HasLostUnits |= Said.HasLostUnits;
  }
  if (Error E = writeFactsFile(Result, Asked.OutputFile))
    return std::move(E);
  if (!Asked.Depfile.empty())
    if (Error E = writeDepfile(Asked.Depfile, Asked.OutputFile, Inputs))
      return std::move(E);
  return HasLostUnits && !Asked.AllowLost ? LostUnits : Clean;
}

/// A unit for what no file has of the plan \p Head, if that is anything.
static std::optional<Unit> missingFrom(const PlanHead &Head,
                                       const FactsFile &Facts) {
  auto IsOfPlan = [&](const SealedUnit &U) { return U.PlanId == Head.Id; };
  // The total is whatever the file says, and may be far more than there is.
  std::set<uint32_t> Has;
  for (const SealedUnit &U : llvm::make_filter_range(Facts.Units, IsOfPlan))
    if (U.Index < Head.Total)
      Has.insert(U.Index);
  if (Has.size() == Head.Total)
    return std::nullopt;
  Unit Result;
  Result.IsLost = true;
  uint32_t First = 0;
  while (Has.contains(First))
    ++First;
  Result.Notices.push_back(
      {.IsError = true,
       .Message =
           llvm::formatv("{0} of the {1} units of the plan are missing, "
                         "the first is number {2}",
                         Head.Total - Has.size(), Head.Total, First + 1)});
  return Result;
}

/// Opens all units, in the order that one scan would have them in.
static Expected<AnalysedPlan> unsealAll(const FactsFile &Facts,
                                        const ModelSet &Models, Project &P) {
  std::vector<std::pair<Job, Unit>> Opened(Facts.Units.size());
  for (auto [Sealed, Into] : llvm::zip_equal(Facts.Units, Opened))
    if (Error E = unsealUnit(Sealed, Models, Into.first, Into.second))
      return std::move(E);
  llvm::sort(Opened,
             [](const auto &A, const auto &B) { return A.first < B.first; });
  AnalysedPlan Result;
  for (auto &[J, U] : Opened) {
    if (P.Files.empty() || P.Files.back() != J.File)
      P.Files.push_back(J.File);
    Result.Units.push_back(std::move(U));
  }
  for (const PlanHead &Head : Facts.Plans)
    if (std::optional<Unit> Missing = missingFrom(Head, Facts))
      Result.Units.push_back(std::move(*Missing));
  return Result;
}

/// What the plans of \p Facts are plans of. Several are units that were given
/// one by one, as by a build system: all that there is, as files with flags
/// are.
static Project projectOf(const FactsFile &Facts, bool IsWhole) {
  Project P;
  P.IsWhole = IsWhole || (Facts.Plans.size() == 1 ? Facts.Plans.front().IsWhole
                                                  : Facts.Units.size() > 1);
  P.Root = Facts.Plans.front().Root;
  for (const PlanHead &Head : Facts.Plans)
    P.Root = commonDirectory({P.Root + "/file", Head.Root + "/file"});
  return P;
}

namespace {

/// What each header held, and which file of facts says so.
class KnownInputs {
public:
  /// Fails if a file that \p Facts was made from held something else when
  /// others were: one of the two machines does not have what the other has.
  Error add(const FactsFile &Facts, StringRef Path) {
    for (const OwnInput &I : Facts.Inputs) {
      auto [It, IsNew] = Known.try_emplace(I.Path, I.Content, Path);
      if (!IsNew && It->second.first != I.Content)
        return error("{0}: made with another {1} than {2}", Path, I.Path,
                     It->second.second);
    }
    return Error::success();
  }

private:
  llvm::StringMap<std::pair<Digest, StringRef>> Known;
};

} // namespace

/// All that the files have. Fails if they were not made alike.
static Expected<FactsFile> readAll(const Options &Asked) {
  FactsFile Facts;
  KnownInputs Known;
  for (StringRef Path : Asked.Project.Files) {
    Expected<FactsFile> More = readFactsFile(Path);
    if (!More)
      return More.takeError();
    if (!Facts.Maker.empty() && More->Maker != Facts.Maker)
      return error("{0}: made by another version of portcullis, or with other "
                   "models, than {1}",
                   Path, Asked.Project.Files.front());
    Facts.Maker = More->Maker;
    if (Error E = Known.add(*More, Path))
      return std::move(E);
    merge(Facts, std::move(*More));
  }
  return Facts;
}

/// The models that \p Facts were made with; fails if they are not what they
/// were.
static Expected<ModelSet> modelsOf(const FactsFile &Facts,
                                   const Options &Asked) {
  Expected<ModelSet> Models = loadModels(Facts.Plans.front().Rules);
  if (Models && makerOf(*Models) != Facts.Maker)
    return error("{0}: made by another version of portcullis, or with other "
                 "models",
                 Asked.Project.Files.front());
  return Models;
}

Expected<int> portcullis::runLink(const Options &Asked) {
  if (Asked.Project.Files.empty())
    return error(
        "nothing to link: expected files that 'portcullis facts' wrote");
  Expected<FactsFile> Facts = readAll(Asked);
  if (!Facts)
    return Facts.takeError();
  if (Asked.Partial) {
    if (Asked.OutputFile.empty())
      return error("'--partial' needs a file to write to: -o FILE");
    if (Error E = writeFactsFile(*Facts, Asked.OutputFile))
      return std::move(E);
    return Clean;
  }
  if (Facts->Plans.empty())
    return error("nothing to link: the files have no facts");
  Expected<ModelSet> Models = modelsOf(*Facts, Asked);
  if (!Models)
    return Models.takeError();
  Project P = projectOf(*Facts, Asked.Whole);
  Expected<Selection> Selected = selectionFor(Asked, P.Root);
  if (!Selected)
    return Selected.takeError();
  Expected<AnalysedPlan> Analysed = unsealAll(*Facts, *Models, P);
  if (!Analysed)
    return Analysed.takeError();
  TidyConfig Config(Asked.Checks, Asked.Settings);
  return judge(Asked, P, *Selected, Config, *Models,
               resultOf(std::move(*Analysed), P.Root), JudgementCache());
}
