//===- ScanCommand.cpp - portcullis scan ----------------------------------===//

#include "Catalogue.h"
#include "Commands.h"
#include "Driver/NoLint.h"
#include "Driver/Scan.h"
#include "Report/Baseline.h"
#include "Report/Fixes.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace {

/// The findings and what became of each; the lists go by their index.
struct Outcome {
  std::vector<Finding> Findings;
  llvm::SmallVector<bool, 0> Suppressed; ///< By a comment, shown on request.
  std::vector<std::string> States;       ///< Against the baseline, if any.
  FixSet Fixes;                          ///< Empty without --fix.
};

} // namespace

/// Runs all checks, with the options that hold for the file of each finding.
static Expected<std::vector<Finding>>
runAllChecks(const Program &P, TidyConfig &Config,
             llvm::ArrayRef<std::string> Files) {
  std::vector<CheckOptions> Distinct;
  auto OptionsAt = [&](StringRef File) -> Expected<CheckOptions> {
    Expected<Settings> Given = Config.settings(File);
    if (!Given)
      return Given.takeError();
    if (!llvm::is_contained(Distinct, Given->ForChecks))
      Distinct.push_back(Given->ForChecks);
    return std::move(Given->ForChecks);
  };
  for (StringRef File : Files)
    if (Expected<CheckOptions> Given = OptionsAt(File); !Given)
      return Given.takeError();
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  std::vector<Finding> Result;
  for (size_t I = 0; I < Distinct.size(); ++I) {
    const CheckOptions Options = Distinct[I]; // The list may grow.
    for (Finding &F : runChecks(P, Options, All)) {
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

/// Keeps what is wanted, and says of each whether a comment suppresses it.
static void keepWanted(std::vector<Finding> Findings, const Options &Asked,
                       const Sources &Text, TidyConfig &Config,
                       llvm::ArrayRef<std::string> MainFiles, Outcome &Kept) {
  NoLintComments Comments(Text);
  for (Finding &F : Findings) {
    StringRef File = F.Where.File;
    if (!Config.isEnabled(F.CheckId, File) ||
        (!llvm::is_contained(MainFiles, File) && !Config.showsHeader(File)))
      continue;
    bool IsSuppressed = Comments.suppress(F);
    if (IsSuppressed && !Asked.ShowSuppressed)
      continue;
    Kept.Findings.push_back(std::move(F));
    Kept.Suppressed.push_back(IsSuppressed);
  }
}

/// Whether finding \p I is one that somebody must still act on.
static bool isOpen(const Outcome &Result, size_t I) {
  return !Result.Suppressed[I] &&
         (Result.States.empty() || Result.States[I] == "new") &&
         !llvm::is_contained(Result.Fixes.Fixed, I);
}

static int exitCode(const Outcome &Result, const ScanResult &Scanned,
                    Severity FailOn) {
  if (Scanned.HasLostUnits)
    return LostUnits;
  for (size_t I = 0; I < Result.Findings.size(); ++I)
    if (isOpen(Result, I) && Result.Findings[I].Level >= FailOn)
      return Found;
  return Clean;
}

static void writeTo(llvm::raw_ostream &Out, Format Kind, const Outcome &Result,
                    const ReportContext &Context) {
  // People are shown what is new; machines are told which is.
  std::vector<Finding> New;
  if (!Result.States.empty())
    for (size_t I = 0; I < Result.Findings.size(); ++I)
      if (Result.States[I] == "new")
        New.push_back(Result.Findings[I]);
  llvm::ArrayRef<Finding> Shown = Result.Findings;
  if (!Result.States.empty())
    Shown = New;
  switch (Kind) {
  case Format::Text:
    return writeText(Out, Shown, Context);
  case Format::Sarif:
    return writeSarif(Out, Result.Findings, Context);
  case Format::Json:
    return writeJson(Out, Result.Findings, Context);
  case Format::Github:
    return writeGithub(Out, Shown, Context);
  }
}

static void printNotices(const ReportContext &Context) {
  for (const Notice &N : Context.Notices) {
    std::string File = relativeTo(Context.Root, N.File);
    if (N.Line) // As Clang, for editors.
      llvm::errs() << llvm::formatv("{0}:{1}:{2}: error: {3}\n", File, N.Line,
                                    N.Column, N.Message);
    else
      llvm::errs() << llvm::formatv("portcullis: {0}: {1}{2}{3}\n",
                                    N.IsError ? "error" : "note", File,
                                    File.empty() ? "" : ": ", N.Message);
  }
}

static void printSummary(const Outcome &Result, size_t Units) {
  std::map<Severity, size_t, std::greater<>> Count;
  size_t Unchanged = 0;
  for (size_t I = 0; I < Result.Findings.size(); ++I) {
    ++Count[Result.Findings[I].Level];
    Unchanged += !Result.States.empty() && Result.States[I] != "new";
  }
  size_t Number = Result.Findings.size();
  llvm::errs() << llvm::formatv("portcullis: {0} finding{1} in {2} unit{3}",
                                Number, Number == 1 ? "" : "s", Units,
                                Units == 1 ? "" : "s");
  for (auto [Level, Findings] : Count)
    llvm::errs() << llvm::formatv(", {0} {1}", Findings, toString(Level));
  if (Unchanged)
    llvm::errs() << llvm::formatv("; {0} known from the baseline", Unchanged);
  if (!Result.Fixes.Fixed.empty())
    llvm::errs() << llvm::formatv("; {0} mended", Result.Fixes.Fixed.size());
  if (!Result.Fixes.Skipped.empty())
    llvm::errs() << llvm::formatv("; {0} left, because the fix overlaps "
                                  "another: scan again",
                                  Result.Fixes.Skipped.size());
  llvm::errs() << '\n';
}

static Error write(const Options &Asked, const Outcome &Result,
                   const ReportContext &Context) {
  if (Asked.OutputFile.empty()) {
    writeTo(llvm::outs(), Asked.Output, Result, Context);
    llvm::outs().flush(); // What follows goes to stderr.
    return Error::success();
  }
  return llvm::writeToOutput(Asked.OutputFile, [&](llvm::raw_ostream &Out) {
    writeTo(Out, Asked.Output, Result, Context);
    return Error::success();
  });
}

/// Writes fixes, or a file of them. A comment that takes a finding back takes
/// its fix back too.
static Error writeMended(const Options &Asked, const Outcome &Result,
                         const Sources &Text) {
  if (!Asked.ExportFixes.empty()) {
    std::vector<Finding> Meant;
    for (size_t I = 0; I < Result.Findings.size(); ++I)
      if (!Result.Suppressed[I])
        Meant.push_back(Result.Findings[I]);
    if (Error E = exportFixes(Asked.ExportFixes, Meant, Text))
      return E;
  }
  return Asked.Fix ? writeFixes(Result.Fixes, Text) : Error::success();
}

/// The fixes of \p Result that are wanted. Indexes are those of its findings.
static FixSet fixesFor(const Outcome &Result, const Sources &Text) {
  std::vector<Finding> Meant = Result.Findings;
  for (size_t I = 0; I < Meant.size(); ++I)
    if (Result.Suppressed[I])
      Meant[I].Fixes.clear();
  return collectFixes(Meant, Text);
}

static Expected<int> report(const Options &Asked, const Project &Scanned,
                            const Program &P, Outcome Result,
                            ScanResult &Units,
                            const llvm::StringSet<> *Baseline) {
  Excerpts Shown(P.sources(), Result.Findings);
  std::vector<const CheckInfo *> Catalogue = catalogue();
  ReportContext Context{.Root = Scanned.Root,
                        .Shown = Shown,
                        .Catalogue = Catalogue,
                        .Notices = Units.Notices,
                        .UseColour = Asked.OutputFile.empty() &&
                                     llvm::outs().has_colors(),
                        .Suppressed = Result.Suppressed};
  if (Baseline)
    Result.States = compareWith(*Baseline, Result.Findings, Context);
  Context.BaselineStates = Result.States;
  if (Asked.Fix)
    Result.Fixes = fixesFor(Result, P.sources());
  Context.ExitCode = exitCode(Result, Units, Asked.FailOn);
  if (Error E = write(Asked, Result, Context))
    return std::move(E);
  printNotices(Context);
  if (Error E = writeMended(Asked, Result, P.sources()))
    return std::move(E);
  if (!Asked.Quiet)
    printSummary(Result, Units.Units.size());
  return Context.ExitCode;
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

static Error checkOptions(const Options &Asked) {
  if (Error E = verifyGlobs(Asked.Checks))
    return E;
  for (StringRef File : {Asked.OutputFile, Asked.ExportFixes})
    if (Error E = checkOutput(File))
      return E;
  return Error::success();
}

static Expected<int> scan(const Options &Asked) {
  if (Error E = checkOptions(Asked))
    return std::move(E);
  llvm::StringSet<> Baseline;
  if (!Asked.Baseline.empty()) {
    Expected<llvm::StringSet<>> Old = readBaseline(Asked.Baseline);
    if (!Old)
      return Old.takeError();
    Baseline = std::move(*Old);
  }
  Expected<Project> Opened = openProject(Asked.Project);
  if (!Opened)
    return Opened.takeError();
  TidyConfig Config(Asked.Checks, Asked.Settings);
  Expected<ModelSet> Models = modelsFor(Asked, Config, Opened->Files);
  if (!Models)
    return Models.takeError();

  bool ShowsProgress = !Asked.Quiet && llvm::errs().is_displayed();
  ScanResult Units = scanFiles(*Opened, Config, *Models,
                               ShowsProgress ? &llvm::errs() : nullptr);
  if (Asked.DumpFacts) {
    for (const TuFacts &Facts : Units.Units)
      llvm::outs() << toJson(Facts).dump(1) << '\n';
    return Clean;
  }
  Program P = Program::link(Units.Units, World::Closed, *Models);
  Expected<std::vector<Finding>> Findings =
      runAllChecks(P, Config, Opened->Files);
  if (!Findings)
    return Findings.takeError();
  for (const std::string &Said : P.givenUp())
    if (llvm::none_of(Units.Notices,
                      [&](const Notice &N) { return N.Message == Said; }))
      Units.Notices.push_back({false, "", Said});
  Outcome Result;
  keepWanted(std::move(*Findings), Asked, P.sources(), Config, Opened->Files,
             Result);
  return report(Asked, *Opened, P, std::move(Result), Units,
                Asked.Baseline.empty() ? nullptr : &Baseline);
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
  return scan(Asked);
}
