//===- ScanCommand.cpp - portcullis scan ----------------------------------===//

#include "Catalogue.h"
#include "Commands.h"
#include "Driver/Changes.h"
#include "Driver/NoLint.h"
#include "Driver/Paths.h"
#include "Judgement.h"
#include "Outcome.h"
#include "Report/Fingerprint.h"
#include "StaleSuppressions.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "Support/LargeStack.h"
#include "Support/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/BuryPointer.h"
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

/// What is gone of \p Old of what checks \p Said in \p P, whether anybody wants
/// to know or not. What may only not have been seen this time is not gone.
static std::vector<const Json *> goneFrom(const Baseline &Old, const Project &P,
                                          TidyConfig &Config,
                                          const Judgement &Said,
                                          const Sources &Text) {
  if (Said.HasErrors)
    return {};
  Excerpts Shown(Text, Said.Secrets);
  auto Judges = [&](const Baseline::Result &R) {
    auto IsCut = [&](const CutSearch &Cut) { return Cut.File == R.File; };
    return findCheck(R.CheckId) &&
           isWanted(R.CheckId, R.File, Config, Old.Analysed) &&
           llvm::none_of(Said.GivenUp, IsCut);
  };
  return goneSince(Old, fingerprints(Said.Findings, P.Root, Shown), P.Files,
                   Judges);
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
    Units.push_back({.MainFile = std::move(File),
                     .HasErrors = true,
                     .AreErrorsAnywhere = true});
  return Program::link(std::move(Units),
                       P.IsWhole ? World::Closed : World::Open, Models);
}

/// Opens the cache that the options name; null if none is to be used. That
/// the user's own cannot be had is no reason not to scan.
static Expected<std::unique_ptr<ResultCache>> openCache(const Options &Asked) {
  // A trace is to show how long the work takes.
  if (Asked.NoCache || !Asked.TimeTrace.empty())
    return nullptr;
  std::string Directory =
      Asked.Cache.empty() ? defaultCacheDirectory() : Asked.Cache;
  if (Directory.empty())
    return nullptr;
  Expected<ResultCache> Opened = ResultCache::open(
      Directory, static_cast<uint64_t>(Asked.CacheSize) << 20U);
  if (Opened)
    return std::make_unique<ResultCache>(std::move(*Opened));
  if (!Asked.Cache.empty())
    return inContext("option '--cache'", Opened.takeError());
  llvm::consumeError(Opened.takeError());
  return nullptr;
}

static Expected<AnalysedPlan> analyseWith(const Options &Asked, const Plan &P,
                                          const ModelSet &Models,
                                          ResultCache *Cache) {
  ScanOptions How{
      .Limits = {.Workers = workersFor(Asked),
                 .Timeout = std::chrono::seconds(Asked.Timeout),
                 .Memory = static_cast<uint64_t>(Asked.Memory) << 20U},
      .UsesWorkers = Asked.TimeTrace.empty(), // Traces are of one process.
      .UsesPreambles = !Asked.NoPreamble,
      .Cache = Cache,
      .KeepsInputs = Asked.Verb == Command::Facts,
      .ShowsProgress = !Asked.Quiet};
  return analyse(P, Models, How);
}

Expected<AnalysedPlan> portcullis::analyse(const Options &Asked, const Plan &P,
                                           const ModelSet &Models) {
  Expected<std::unique_ptr<ResultCache>> Cache = openCache(Asked);
  if (!Cache)
    return Cache.takeError();
  return analyseWith(Asked, P, Models, Cache->get());
}

Expected<PlannedProject> portcullis::planProject(const Options &Asked,
                                                 const Project &P,
                                                 TidyConfig &Config) {
  Expected<std::vector<std::string>> Rules = rulesFor(Asked, Config, P.Files);
  if (!Rules)
    return Rules.takeError();
  Expected<ModelSet> Models = loadModels(*Rules);
  if (!Models)
    return Models.takeError();
  return PlannedProject{.Models = std::move(*Models),
                        .Jobs = planFor(P, Config, *Rules)};
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
static void noteGivenUp(llvm::ArrayRef<CutSearch> All, StringRef Root,
                        std::vector<Notice> &Notices) {
  for (const auto *First = All.begin(), *End = First; First != All.end();
       First = End) {
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

/// Reports what checks said of what was scanned: gives the exit code.
static Expected<int> report(const Options &Asked, const Project &P,
                            const Selection &Selected, TidyConfig &Config,
                            JudgementCache::Entry Known, const Sources &Text) {
  auto &[Said, Scanned, Units] = Known;
  Outcome Result{
      .Units = Units, .Functions = Said.Bodies.size(), .Routes = Said.Routes};
  noteGivenUp(Said.GivenUp, P.Root, Scanned.Notices);
  if (Selected.Known)
    Result.Gone = goneFrom(*Selected.Known, P, Config, Said, Text);
  Result.Secrets = std::move(Said.Secrets);
  NoLintComments Comments(Text, Selected.Today);
  const bool ReportsStale = Asked.ReportStale && !Selected.Changed;
  if (ReportsStale) // What nobody wants to hear of needs its comment as well.
    for (const Finding &F : Said.Findings)
      Comments.suppress(F);
  if (Selected.Changed)
    Selected.Changed->keepTouched(Said.Findings, Said.Bodies);
  keepWanted(std::move(Said.Findings), Asked, Comments, Config, P.Files,
             Result);
  if (ReportsStale)
    addStale({.Comments = Comments,
              .Scanned = Scanned,
              .Said = Said,
              .Text = Text,
              .Config = Config,
              .Whole = P},
             Result);
  llvm::append_range(Scanned.Notices, Comments.notices());
  llvm::append_range(Scanned.Notices, Config.notices());
  Result.Took = std::chrono::steady_clock::now() - Started;
  return conclude(Asked, P, Scanned, std::move(Result), Text,
                  Selected.Known ? &*Selected.Known : nullptr);
}

Expected<int> portcullis::judge(const Options &Asked, const Project &P,
                                const Selection &Selected, TidyConfig &Config,
                                const ModelSet &Models, ScanResult Scanned,
                                const JudgementCache &Cache) {
  JudgementCache::Entry Known{.Units = Scanned.Units.size()};
  auto Linked = std::make_unique<Program>(linkUnits(Scanned, P, Models));
  Known.Scanned = std::move(Scanned);
  Expected<Judgement> Said =
      judgementOf(*Linked, Config, P.Files, workersFor(Asked));
  if (!Said)
    return Said.takeError();
  Known.Said = std::move(*Said);
  if (Known.Scanned.IsKept)
    if (Error E = Cache.store(Known))
      Known.Scanned.Notices.push_back(
          {.Message = toString(std::move(E)) + "; the cache is not used"});
  Expected<int> Code =
      report(Asked, P, Selected, Config, std::move(Known), Linked->sources());
  // To take it apart would cost as much as to link it.
  llvm::BuryPointer(std::move(Linked));
  return Code;
}

static Expected<int> scan(const Options &Asked) {
  llvm::TimeTraceScope Scope("Scan");
  Expected<Project> P = openProject(Asked.Project);
  if (!P)
    return P.takeError();
  Expected<Selection> Selected = selectionFor(Asked, P->Root);
  if (!Selected)
    return Selected.takeError();
  TidyConfig Config(Asked.Checks, Asked.Settings);
  Expected<PlannedProject> Planned = planProject(Asked, *P, Config);
  if (!Planned)
    return Planned.takeError();
  Expected<std::unique_ptr<ResultCache>> Cache = openCache(Asked);
  if (!Cache)
    return Cache.takeError();
  Expected<JudgementCache> Kept = JudgementCache::open(
      Cache->get(), Planned->Jobs, Planned->Models, Config, P->Files);
  if (!Kept)
    return Kept.takeError();
  if (!Asked.DumpFacts)
    if (std::optional<JudgementCache::Entry> Known = Kept->find(Config))
      return report(Asked, *P, *Selected, Config, std::move(*Known), Sources());
  Expected<AnalysedPlan> Analysed =
      analyseWith(Asked, Planned->Jobs, Planned->Models, Cache->get());
  if (!Analysed)
    return Analysed.takeError();
  ScanResult Scanned = resultOf(std::move(*Analysed), P->Root);
  if (Asked.DumpFacts) {
    for (const TuFacts &Facts : Scanned.Units)
      llvm::outs() << toJson(Facts).dump(1) << '\n';
    return Clean;
  }
  return judge(Asked, *P, *Selected, Config, Planned->Models,
               std::move(Scanned), *Kept);
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
