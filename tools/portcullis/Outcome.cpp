//===- Outcome.cpp - What a scan comes to ---------------------------------===//

#include "Outcome.h"
#include "Catalogue.h"
#include "Commands.h"
#include "StaleSuppressions.h"
#include "Support/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/TimeProfiler.h"
#include <cstdlib>
#include <map>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// Whether finding \p I may be mended: it is new, and no comment takes it back.
static bool isMeant(const Outcome &Result, size_t I) {
  return !Result.Suppressed[I] &&
         (Result.States.empty() || Result.States[I] == "new");
}

/// Whether finding \p I is one that somebody must still act on.
static bool isOpen(const Outcome &Result, size_t I) {
  return isMeant(Result, I) && !llvm::is_contained(Result.Fixes.Fixed, I);
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

/// People are shown what is new; machines are told which is.
static void writeNew(llvm::raw_ostream &Out, const Outcome &Result,
                     const ReportContext &Context, decltype(writeText) &Write) {
  std::vector<Finding> New;
  std::vector<std::optional<std::string>> NewSuppressed;
  for (size_t I = 0; I < Result.Findings.size(); ++I)
    if (Result.States.empty() || Result.States[I] == "new") {
      New.push_back(Result.Findings[I]);
      NewSuppressed.push_back(Result.Suppressed[I]);
    }
  ReportContext ForPeople = Context;
  ForPeople.Suppressed = NewSuppressed;
  Write(Out, New, ForPeople);
}

static void writeTo(llvm::raw_ostream &Out, Format Kind, const Outcome &Result,
                    const ReportContext &Context) {
  switch (Kind) {
  case Format::Markdown: // Of tables only.
  case Format::Text:
    writeNew(Out, Result, Context, writeText);
    break;
  case Format::Sarif:
    writeSarif(Out, Result.Findings, Context);
    break;
  case Format::Json:
    writeJson(Out, Result.Findings, Context);
    break;
  case Format::Github:
    writeNew(Out, Result, Context, writeGithub);
    break;
  }
}

void portcullis::printNotices(llvm::ArrayRef<Notice> Notices, StringRef Root) {
  for (const Notice &N : Notices) {
    std::string File = relativeTo(Root, N.File);
    if (N.Line) // As Clang, for editors.
      llvm::errs() << llvm::formatv("{0}:{1}:{2}: error: {3}\n", File, N.Line,
                                    N.Column, N.Message);
    else
      llvm::errs() << llvm::formatv("portcullis: {0}: {1}{2}{3}\n",
                                    N.IsError ? "error" : "note", File,
                                    File.empty() ? "" : ": ", N.Message);
  }
}

/// "1 unit", "2 units".
static std::string counted(size_t Number, StringRef What) {
  return llvm::formatv("{0} {1}{2}", Number, What, Number == 1 ? "" : "s");
}

static void printCosts(const Outcome &Result, const ScanResult &Scanned) {
  llvm::errs() << llvm::formatv(
      "portcullis: {0}, {1}; {2} of {3} from the cache, {4} after a preamble; "
      "{5:F1} s\n",
      counted(Result.Functions, "function"), counted(Result.Routes, "route"),
      Scanned.FromCache, counted(Result.Units, "unit"), Scanned.WithPreamble,
      Result.Took.count());
}

static void printSummary(const Outcome &Result) {
  std::map<Severity, size_t, std::greater<>> Count;
  size_t Unchanged = 0;
  size_t Suppressed = 0;
  for (size_t I = 0; I < Result.Findings.size(); ++I) {
    ++Count[Result.Findings[I].Level];
    Suppressed += Result.Suppressed[I].has_value();
    Unchanged += !Result.States.empty() && Result.States[I] != "new";
  }
  llvm::errs() << llvm::formatv("portcullis: {0} in {1}",
                                counted(Result.Findings.size(), "finding"),
                                counted(Result.Units, "unit"));
  for (auto [Level, Findings] : Count)
    llvm::errs() << llvm::formatv(", {0} {1}", Findings, toString(Level));
  if (Suppressed)
    llvm::errs() << llvm::formatv("; {0} suppressed", Suppressed);
  if (Unchanged)
    llvm::errs() << llvm::formatv("; {0} known from the baseline", Unchanged);
  if (!Result.Gone.empty())
    llvm::errs() << llvm::formatv("; {0} gone since the baseline",
                                  Result.Gone.size());
  if (!Result.Fixes.Fixed.empty())
    llvm::errs() << llvm::formatv("; {0} fixed", Result.Fixes.Fixed.size());
  if (!Result.Fixes.Skipped.empty())
    llvm::errs() << llvm::formatv("; {0} left, because the fix overlaps "
                                  "another: scan again",
                                  Result.Fixes.Skipped.size());
  llvm::errs() << '\n';
}

static Error write(const Options &Asked, const Outcome &Result,
                   const ReportContext &Context) {
  StringRef File = Asked.OutputFile.empty() ? "-" : StringRef(Asked.OutputFile);
  return writeFile(File, [&](llvm::raw_ostream &Out) {
    writeTo(Out, Asked.Output, Result, Context);
  });
}

static FixSet fixesFor(const Outcome &Result, const Sources &Text) {
  std::vector<Finding> All = Result.Findings; // Indexes stay.
  for (size_t I = 0; I < All.size(); ++I)
    if (!isMeant(Result, I))
      All[I].Fixes.clear();
  return collectFixes(All, Text);
}

/// Writes fixes, or a file of them.
static Error writeMended(const Options &Asked, const Outcome &Result,
                         const Sources &Text) {
  if (!Asked.ExportFixes.empty()) {
    std::vector<Finding> Meant;
    for (size_t I = 0; I < Result.Findings.size(); ++I)
      if (isMeant(Result, I))
        Meant.push_back(Result.Findings[I]);
    if (Error E =
            exportFixes(Asked.ExportFixes, Meant, collectFixes(Meant, Text)))
      return E;
  }
  return Asked.Fix ? writeFixes(Result.Fixes, Text) : Error::success();
}

static bool usesColour(const Options &Asked) {
  // no-color.org: set and not empty.
  const char *NoColour = std::getenv("NO_COLOR");
  return Asked.OutputFile.empty() && llvm::outs().has_colors() &&
         (!NoColour || !*NoColour);
}

Expected<int> portcullis::conclude(const Options &Asked, const Project &Scanned,
                                   const ScanResult &Units, Outcome Result,
                                   const Sources &Text, const Baseline *Old) {
  llvm::TimeTraceScope Scope("Report");
  Excerpts Shown(Text, Result.Secrets);
  std::vector<const CheckInfo *> Catalogue = catalogue();
  if (Asked.ReportStale)
    Catalogue.push_back(&StaleSuppression);
  ReportContext Context{.Root = Scanned.Root,
                        .Shown = Shown,
                        .Catalogue = Catalogue,
                        .MainFiles = Scanned.Files,
                        .Notices = Units.Notices,
                        .UseColour = usesColour(Asked),
                        .Gone = Result.Gone,
                        .Suppressed = Result.Suppressed};
  if (Old)
    Result.States = compareWith(*Old, Result.Findings, Context);
  Context.BaselineStates = Result.States;
  if (Asked.Fix)
    Result.Fixes = fixesFor(Result, Text);
  Context.ExitCode = exitCode(Result, Units, Asked.FailOn);
  if (Error E = write(Asked, Result, Context))
    return std::move(E);
  printNotices(Units.Notices, Scanned.Root);
  if (Error E = writeMended(Asked, Result, Text))
    return std::move(E);
  if (!Asked.Quiet) {
    printSummary(Result);
    printCosts(Result, Units);
  }
  return Context.ExitCode;
}
