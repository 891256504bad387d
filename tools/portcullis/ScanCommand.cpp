//===- ScanCommand.cpp - portcullis scan ----------------------------------===//

#include "Catalogue.h"
#include "CheckWorkers.h"
#include "Commands.h"
#include "Driver/Changes.h"
#include "Driver/NoLint.h"
#include "Driver/Paths.h"
#include "Link/Routes.h"
#include "Outcome.h"
#include "Ranking.h"
#include "Report/Fingerprint.h"
#include "Report/Secrets.h"
#include "StaleSuppressions.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "Support/LargeStack.h"
#include "Support/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/TimeProfiler.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// When this process began, more or less.
static const auto Started = std::chrono::steady_clock::now();

/// How many processes may work at once. Traces are of one.
static unsigned workersFor(const Options &Asked) {
  if (!Asked.TimeTrace.empty())
    return 1;
  return Asked.Jobs ? Asked.Jobs
                    : llvm::hardware_concurrency().compute_thread_count();
}

/// Runs all checks, with the options that hold for the file of each finding.
static Expected<std::vector<Finding>>
runAllChecks(const Program &P, TidyConfig &Config,
             llvm::ArrayRef<std::string> Files, unsigned Workers) {
  llvm::TimeTraceScope Scope("Checks");
  std::vector<CheckOptions> Known;
  std::vector<CheckOptions> Pending;
  auto OptionsAt = [&](StringRef File) -> Expected<CheckOptions> {
    Expected<Settings> Given = Config.settings(File);
    if (!Given)
      return Given.takeError();
    if (!llvm::is_contained(Known, Given->ForChecks)) {
      Known.push_back(Given->ForChecks);
      Pending.push_back(Given->ForChecks);
    }
    return std::move(Given->ForChecks);
  };
  for (StringRef File : Files)
    if (Expected<CheckOptions> Given = OptionsAt(File); !Given)
      return Given.takeError();
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  std::vector<Finding> Result;
  while (!Pending.empty()) { // Mostly once; a header may have its own.
    CheckOptions Options = std::move(Pending.back());
    Pending.pop_back();
    for (Finding &F : runChecksInWorkers(P, Options, All, Workers)) {
      Expected<CheckOptions> Given = OptionsAt(F.Where.File);
      if (!Given)
        return Given.takeError();
      if (*Given == Options)
        Result.push_back(std::move(F));
    }
  }
  llvm::sort(Result);
  return Result;
}

/// Whether a finding of \p CheckId in \p File is wanted at all.
static bool isWanted(StringRef CheckId, StringRef File, TidyConfig &Config,
                     llvm::ArrayRef<std::string> MainFiles) {
  return Config.isEnabled(CheckId, File) &&
         (llvm::is_contained(MainFiles, File) || Config.showsHeader(File));
}

/// Whether \p F is as certain as findings in its file are to be.
static bool isCertainEnough(const Finding &F, TidyConfig &Config) {
  // That all options can be read is known since the checks ran.
  return F.Confidence >= cantFail(Config.settings(F.Where.File)).MinConfidence;
}

/// Keeps what is wanted, and says of each whether a comment suppresses it.
static void keepWanted(std::vector<Finding> Findings, const Options &Asked,
                       NoLintComments &Comments, TidyConfig &Config,
                       llvm::ArrayRef<std::string> MainFiles, Outcome &Kept) {
  for (Finding &F : Findings) {
    if (!isWanted(F.CheckId, F.Where.File, Config, MainFiles) ||
        !isCertainEnough(F, Config))
      continue;
    std::optional<std::string> Reason = Comments.suppress(F);
    if (Reason && !Asked.ShowSuppressed)
      continue;
    Kept.Findings.push_back(std::move(F));
    Kept.Suppressed.push_back(std::move(Reason));
  }
}

/// Adds the comments that suppress nothing to what was \p Kept, each where it
/// stands.
static void addStale(const StaleQuestion &Asked, Outcome &Kept) {
  for (Finding &F : staleSuppressions(Asked)) {
    auto At = llvm::upper_bound(Kept.Findings, F);
    Kept.Suppressed.insert(
        Kept.Suppressed.begin() + (At - Kept.Findings.begin()), std::nullopt);
    Kept.Findings.insert(At, std::move(F));
  }
}

/// What is gone of \p Old; \p Findings are all of \p P, also those that nobody
/// wants. What may only not have been seen this time is not gone.
static std::vector<const Json *> goneFrom(const Baseline &Old, const Project &P,
                                          TidyConfig &Config,
                                          const Program &Linked,
                                          llvm::ArrayRef<Finding> Findings,
                                          llvm::ArrayRef<Location> Secrets) {
  if (Linked.hasErrors())
    return {};
  Excerpts Shown(Linked.sources(), Secrets);
  auto Judges = [&](const Baseline::Result &R) {
    auto IsCut = [&](const CutSearch &Cut) { return Cut.File == R.File; };
    return findCheck(R.CheckId) &&
           isWanted(R.CheckId, R.File, Config, Old.Analysed) &&
           llvm::none_of(Linked.givenUp(), IsCut);
  };
  return goneSince(Old, fingerprints(Findings, P.Root, Shown), P.Files, Judges);
}

/// Whether \p File can be written, before much work is done for it.
static Error checkOutput(StringRef File) {
  StringRef Directory = llvm::sys::path::parent_path(File);
  if (!Directory.empty() && !llvm::sys::fs::is_directory(Directory))
    return error("{0}: there is no directory {1}", File, Directory);
  if (llvm::sys::fs::is_directory(File))
    return error("{0}: expected a file to write, found a directory", File);
  return Error::success();
}

Error portcullis::checkOptions(const Options &Asked) {
  if (Error E = verifyGlobs(Asked.Checks))
    return E;
  for (StringRef File : {Asked.OutputFile, Asked.ExportFixes, Asked.TimeTrace})
    if (Error E = checkOutput(File))
      return E;
  return Error::success();
}

Program portcullis::linkUnits(ScanResult &Scanned, const Project &P,
                              const ModelSet &Models) {
  llvm::TimeTraceScope Scope("Link");
  std::vector<TuFacts> Units = std::move(Scanned.Units);
  for (std::string &File : Scanned.Unread)
    Units.push_back({.MainFile = std::move(File), .HasErrors = true});
  return Program::link(std::move(Units),
                       P.IsWhole ? World::Closed : World::Open, Models);
}

/// Opens the cache that the options name; nothing if none is to be used. That
/// the user's own cannot be had is no reason not to scan.
static Expected<std::optional<FactsCache>> openCache(const Options &Asked) {
  // A trace is to show how long the work takes.
  if (Asked.NoCache || !Asked.TimeTrace.empty())
    return std::nullopt;
  std::string Directory =
      Asked.Cache.empty() ? defaultCacheDirectory() : Asked.Cache;
  if (Directory.empty())
    return std::nullopt;
  Expected<FactsCache> Opened = FactsCache::open(
      Directory, static_cast<uint64_t>(Asked.CacheSize) << 20U);
  if (Opened)
    return std::move(*Opened);
  if (!Asked.Cache.empty())
    return inContext("option '--cache'", Opened.takeError());
  llvm::consumeError(Opened.takeError());
  return std::nullopt;
}

Expected<AnalysedPlan> portcullis::analyse(const Options &Asked, const Plan &P,
                                           const ModelSet &Models) {
  Expected<std::optional<FactsCache>> Opened = openCache(Asked);
  if (!Opened)
    return Opened.takeError();
  std::optional<FactsCache> &Cache = *Opened;
  ScanOptions How{
      .Limits = {.Workers = workersFor(Asked),
                 .Timeout = std::chrono::seconds(Asked.Timeout),
                 .Memory = static_cast<uint64_t>(Asked.Memory) << 20U},
      .UsesWorkers = Asked.TimeTrace.empty(), // Traces are of one process.
      .UsesPreambles = !Asked.NoPreamble,
      .Cache = Cache ? &*Cache : nullptr,
      .KeepsInputs = Asked.Verb == Command::Facts,
      .ShowsProgress = !Asked.Quiet};
  return analyse(P, Models, How);
}

Expected<ScannedProject> portcullis::scanProject(const Options &Asked,
                                                 const Project &P,
                                                 TidyConfig &Config) {
  Expected<std::vector<std::string>> Rules = rulesFor(Asked, Config, P.Files);
  if (!Rules)
    return Rules.takeError();
  Expected<ModelSet> Models = loadModels(*Rules);
  if (!Models)
    return Models.takeError();
  Expected<AnalysedPlan> Analysed =
      analyse(Asked, planFor(P, Config, *Rules), *Models);
  if (!Analysed)
    return Analysed.takeError();
  return ScannedProject{.Models = std::move(*Models),
                        .Scanned = resultOf(std::move(*Analysed), P.Root)};
}

/// What the findings are to be about; nothing if about all.
static Expected<std::optional<Changes>> changesFor(const Options &Asked,
                                                   StringRef Root) {
  if (Asked.Since.empty() && !Asked.Staged)
    return std::nullopt;
  std::string Repository = repositoryOf(Root);
  StringRef Option = Asked.Staged ? "--staged" : "--since";
  if (Asked.Staged && !Asked.Since.empty())
    return error("expected '--since' or '--staged', found both");
  if (Repository.empty())
    return error("option '{0}': {1} is in no Git repository", Option, Root);
  Expected<Changes> Result = Asked.Staged
                                 ? Changes::staged(Repository)
                                 : Changes::since(Repository, Asked.Since);
  if (!Result)
    return inContext("option '" + Option + "'", Result.takeError());
  return std::move(*Result);
}

Expected<Selection> portcullis::selectionFor(const Options &Asked,
                                             StringRef Root) {
  Selection Result;
  if (!Asked.Baseline.empty()) {
    Expected<Baseline> Old = readBaseline(Asked.Baseline, Root);
    if (!Old)
      return Old.takeError();
    Result.Known = std::move(*Old);
  }
  Expected<std::optional<Changes>> Changed = changesFor(Asked, Root);
  if (!Changed)
    return Changed.takeError();
  Result.Changed = std::move(*Changed);
  Expected<Day> Today = today();
  if (!Today)
    return Today.takeError();
  Result.Today = *Today;
  return Result;
}

/// One note for each reason: what many places share is in the way of all.
static void noteGivenUp(const Program &Linked, StringRef Root,
                        std::vector<Notice> &Notices) {
  const std::set<CutSearch> &All = Linked.givenUp();
  for (auto First = All.begin(), End = First; First != All.end(); First = End) {
    End = std::find_if(First, All.end(), [&](const CutSearch &Cut) {
      return Cut.Why != First->Why;
    });
    std::string Said = llvm::formatv(
        "{0}:{1}: {2}", relativeTo(Root, First->File), First->Line, First->Why);
    if (size_t Others = std::distance(First, End) - 1)
      Said += llvm::formatv("; so it is at {0} other place{1}", Others,
                            Others > 1 ? "s" : "");
    Notices.push_back({.Message = std::move(Said)});
  }
}

Expected<int> portcullis::judge(const Options &Asked, const Project &P,
                                const Selection &Selected, TidyConfig &Config,
                                const ModelSet &Models, ScanResult Scanned) {
  Outcome Result{.Units = Scanned.Units.size()};
  Program Linked = linkUnits(Scanned, P, Models);
  Expected<std::vector<Finding>> Findings =
      runAllChecks(Linked, Config, P.Files, workersFor(Asked));
  if (!Findings)
    return Findings.takeError();
  noteGivenUp(Linked, P.Root, Scanned.Notices);
  Result.Secrets = secretsOf(Linked, *Findings);
  if (Selected.Known)
    Result.Gone =
        goneFrom(*Selected.Known, P, Config, Linked, *Findings, Result.Secrets);
  NoLintComments Comments(Linked.sources(), Selected.Today);
  const bool ReportsStale = Asked.ReportStale && !Selected.Changed;
  if (ReportsStale) // What nobody wants to hear of needs its comment as well.
    for (const Finding &F : *Findings)
      Comments.suppress(F);
  if (Selected.Changed)
    Selected.Changed->keepTouched(*Findings, Linked);
  keepWanted(std::move(*Findings), Asked, Comments, Config, P.Files, Result);
  if (ReportsStale)
    addStale({.Comments = Comments,
              .Scanned = Scanned,
              .Linked = Linked,
              .Config = Config,
              .MainFiles = P.Files},
             Result);
  rank(Linked, Result.Findings);
  llvm::append_range(Scanned.Notices, Comments.notices());
  llvm::append_range(Scanned.Notices, Config.notices());
  Result.Functions = llvm::count_if(
      Linked.functions(), [](const Function &F) { return F.HasBody; });
  Result.Routes = routesOf(Linked).size();
  Result.Took = std::chrono::steady_clock::now() - Started;
  return conclude(Asked, P, Scanned, std::move(Result), Linked.sources(),
                  Selected.Known ? &*Selected.Known : nullptr);
}

static Expected<int> scan(const Options &Asked) {
  llvm::TimeTraceScope Scope("Scan");
  Expected<Project> Opened = openProject(Asked.Project);
  if (!Opened)
    return Opened.takeError();
  Expected<Selection> Selected = selectionFor(Asked, Opened->Root);
  if (!Selected)
    return Selected.takeError();
  TidyConfig Config(Asked.Checks, Asked.Settings);
  Expected<ScannedProject> Known = scanProject(Asked, *Opened, Config);
  if (!Known)
    return Known.takeError();
  if (Asked.DumpFacts) {
    for (const TuFacts &Facts : Known->Scanned.Units)
      llvm::outs() << toJson(Facts).dump(1) << '\n';
    return Clean;
  }
  return judge(Asked, *Opened, *Selected, Config, Known->Models,
               std::move(Known->Scanned));
}

Expected<int> portcullis::runScan(const Options &Asked) {
  if (Asked.ListChecks) {
    listChecks(llvm::outs());
    return Clean;
  }
  if (!Asked.Explain.empty()) {
    if (Error E = explain(llvm::outs(), Asked.Explain))
      return std::move(E);
    return Clean;
  }
  if (Error E = checkOptions(Asked))
    return std::move(E);
  if (Asked.TimeTrace.empty())
    return scan(Asked);
  llvm::timeTraceProfilerInitialize(TimeTraceGranularity, "portcullis");
  Expected<int> Code = scan(Asked);
  llvm::SmallString<0> Trace;
  llvm::raw_svector_ostream Buffer(Trace);
  llvm::timeTraceProfilerWrite(Buffer);
  Error Unwritten =
      writeFile(Asked.TimeTrace, [&](llvm::raw_ostream &Out) { Out << Trace; });
  llvm::timeTraceProfilerCleanup();
  if (Code && Unwritten)
    return std::move(Unwritten);
  llvm::consumeError(std::move(Unwritten));
  return Code;
}
