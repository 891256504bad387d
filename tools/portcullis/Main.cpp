//===- Main.cpp - The portcullis command ----------------------------------===//

#include "Driver/CompileCommands.h"
#include "Driver/ProjectRules.h"
#include "Driver/Scan.h"
#include "Options.h"
#include "Report/Baseline.h"
#include "Report/Fixes.h"
#include "Report/Pages.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using clang::tooling::CompilationDatabase;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// Exit codes, as README.md has them.
enum ExitCode : int { Clean = 0, Found = 1, CannotRun = 2, LostUnits = 3 };

static std::vector<const CheckInfo *> catalogue() {
  std::vector<const CheckInfo *> Result;
  for (const Check &C : allChecks())
    Result.push_back(&C.Info);
  return Result;
}

static void listChecks() {
  for (const CheckInfo *Info : catalogue())
    llvm::outs() << llvm::formatv("portcullis-{0,-24} {1,-9} {2}\n", Info->Id,
                                  toString(Info->Level), Info->Title);
}

/// The check that \p Name means, with or without "portcullis-".
static Expected<const Check *> checkNamed(StringRef Name) {
  StringRef Id = Name;
  Id.consume_front("portcullis-");
  if (const Check *Found = findCheck(Id))
    return Found;
  StringRef Nearest;
  unsigned Best = 6; // Edits; more is another word.
  for (const CheckInfo *Info : catalogue())
    if (unsigned Distance = Id.edit_distance(Info->Id); Distance < Best) {
      Best = Distance;
      Nearest = Info->Id;
    }
  return error("there is no check '{0}'{1}; see 'portcullis scan "
               "--list-checks'",
               Name,
               Nearest.empty()
                   ? std::string()
                   : llvm::formatv("; did you mean 'portcullis-{0}'?", Nearest)
                         .str());
}

/// Fails if a glob of \p Globs is for no check at all.
static Error checkGlobs(StringRef Globs) {
  llvm::SmallVector<StringRef, 4> Parts;
  Globs.split(Parts, ',', -1, /*KeepEmpty=*/false);
  for (StringRef Part : Parts) {
    Part = Part.trim();
    Part.consume_front("-");
    clang::tidy::GlobList One(Part);
    bool Matches = llvm::any_of(catalogue(), [&](const CheckInfo *Info) {
      return One.contains(("portcullis-" + Info->Id).str());
    });
    if (!Matches && !Part.contains('*'))
      return checkNamed(Part).takeError();
  }
  return Error::success();
}

/// The directory that paths are shown relative to: the repository's, or the
/// current one.
static std::string sourceRoot(StringRef Start) {
  llvm::SmallString<256> Current(Start);
  llvm::sys::fs::make_absolute(Current);
  llvm::sys::path::remove_dots(Current, /*remove_dot_dot=*/true);
  for (StringRef Directory = Current; !Directory.empty();
       Directory = llvm::sys::path::parent_path(Directory)) {
    llvm::SmallString<256> Git(Directory);
    llvm::sys::path::append(Git, ".git");
    if (llvm::sys::fs::exists(Git))
      return Directory.str();
  }
  return std::string(Current);
}

static Expected<std::unique_ptr<CompilationDatabase>>
databaseFor(const Options &Asked) {
  if (Asked.Flags)
    return std::make_unique<clang::tooling::FixedCompilationDatabase>(
        ".", *Asked.Flags);
  llvm::SmallString<256> Start(Asked.Files.empty() ? StringRef(".")
                                                   : StringRef(Asked.Files[0]));
  return findDatabase(Asked.Build, Start);
}

static std::string absolute(StringRef File) {
  llvm::SmallString<256> Path(File);
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

static Expected<std::vector<std::string>>
filesToScan(const Options &Asked, const CompilationDatabase &Database) {
  std::vector<std::string> Files;
  for (const std::string &File : Asked.Files) {
    if (!llvm::sys::fs::exists(File))
      return error("{0}: no such file", File);
    if (llvm::sys::fs::is_directory(File))
      return error("{0}: expected a source file, found a directory", File);
    Files.push_back(absolute(File));
  }
  if (Files.empty())
    Files = Database.getAllFiles();
  if (Files.empty())
    return error("nothing to scan: no file was given and the compilation "
                 "database is empty");
  llvm::sort(Files);
  Files.erase(llvm::unique(Files), Files.end());
  return Files;
}

static Error checkOutput(StringRef File) {
  StringRef Directory = llvm::sys::path::parent_path(File);
  if (!Directory.empty() && !llvm::sys::fs::is_directory(Directory))
    return error("{0}: there is no directory {1}", File, Directory);
  return Error::success();
}

static void writeReport(llvm::raw_ostream &Out, Format Kind,
                        llvm::ArrayRef<Finding> Findings,
                        const ReportContext &Context) {
  switch (Kind) {
  case Format::Text:
    return writeText(Out, Findings, Context);
  case Format::Sarif:
    return writeSarif(Out, Findings, Context);
  case Format::Json:
    return writeJson(Out, Findings, Context);
  case Format::Github:
    return writeGithub(Out, Findings, Context);
  }
}

/// Takes out what is not wanted; says of the rest what a comment suppresses.
static std::vector<bool> filter(std::vector<Finding> &Findings,
                                const Options &Asked, const Sources &Text) {
  ProjectRules Rules(Asked.Checks);
  std::vector<bool> Suppressed;
  llvm::erase_if(Findings, [&](const Finding &F) {
    if (!Rules.isEnabled(F))
      return true;
    bool IsSuppressed = Rules.isSuppressed(F, Text);
    if (IsSuppressed && !Asked.ShowSuppressed)
      return true;
    Suppressed.push_back(IsSuppressed);
    return false;
  });
  return Suppressed;
}

static void summarise(llvm::ArrayRef<Finding> Findings, size_t Files,
                      size_t Fixed) {
  std::map<Severity, size_t, std::greater<>> Count;
  for (const Finding &F : Findings)
    ++Count[F.Level];
  llvm::errs() << llvm::formatv("portcullis: {0} finding{1} in {2} unit{3}",
                                Findings.size(),
                                Findings.size() == 1 ? "" : "s", Files,
                                Files == 1 ? "" : "s");
  for (auto [Level, Number] : Count)
    llvm::errs() << llvm::formatv(", {0} {1}", Number, toString(Level));
  if (Fixed)
    llvm::errs() << llvm::formatv("; {0} mended", Fixed);
  llvm::errs() << '\n';
}

static Error report(const Options &Asked, llvm::ArrayRef<Finding> Findings,
                    ReportContext &Context) {
  std::vector<std::string> States;
  if (!Asked.Baseline.empty()) {
    Expected<llvm::StringSet<>> Old = readBaseline(Asked.Baseline);
    if (!Old)
      return Old.takeError();
    States = compareWith(*Old, Findings, Context);
    Context.BaselineStates = States;
  }
  if (Asked.OutputFile.empty()) {
    writeReport(llvm::outs(), Asked.Output, Findings, Context);
    return Error::success();
  }
  return llvm::writeToOutput(Asked.OutputFile, [&](llvm::raw_ostream &Out) {
    writeReport(Out, Asked.Output, Findings, Context);
    return Error::success();
  });
}

static Expected<int> reportAll(const Options &Asked, const Program &P,
                               ScanResult &Scanned) {
  std::vector<const Check *> Enabled;
  for (const Check &C : allChecks())
    Enabled.push_back(&C);
  std::vector<Finding> Findings = runChecks(P, Asked.ForChecks, Enabled);
  std::vector<bool> Suppressed = filter(Findings, Asked, P.sources());
  for (const std::string &Said : P.givenUp())
    if (llvm::none_of(Scanned.Notices,
                      [&](const Notice &N) { return N.Message == Said; }))
      Scanned.Notices.push_back({false, "", Said});

  bool Fails = false;
  for (size_t I = 0; I < Findings.size(); ++I)
    Fails |= !Suppressed[I] && Findings[I].Level >= Asked.FailOn;
  int Code = Scanned.LostUnits ? LostUnits : Fails ? Found : Clean;

  Excerpts Shown(P.sources(), Findings);
  std::vector<const CheckInfo *> Catalogue = catalogue();
  std::unique_ptr<bool[]> Flags(new bool[Suppressed.size()]());
  llvm::copy(Suppressed, Flags.get());
  ReportContext Context{.Root = sourceRoot("."),
                        .Shown = Shown,
                        .Catalogue = Catalogue,
                        .Notices = Scanned.Notices,
                        .ExitCode = Code,
                        .UseColour = Asked.OutputFile.empty() &&
                                     llvm::outs().has_colors(),
                        .Suppressed = llvm::ArrayRef<bool>(Flags.get(),
                                                            Suppressed.size())};
  if (Error E = report(Asked, Findings, Context))
    return E;
  for (const Notice &N : Scanned.Notices)
    llvm::errs() << "portcullis: " << (N.IsError ? "error: " : "note: ")
                 << (N.File.empty() ? "" : relativeTo(Context.Root, N.File) + ": ")
                 << N.Message << '\n';
  FixSet Fixes;
  if (!Asked.ExportFixes.empty())
    if (Error E = exportFixes(Asked.ExportFixes, Findings, P.sources()))
      return E;
  if (Asked.Fix) {
    Fixes = collectFixes(Findings, P.sources());
    if (Error E = writeFixes(Fixes, P.sources()))
      return E;
  }
  if (!Asked.Quiet)
    summarise(Findings, Scanned.Units.size(), Fixes.Fixed.size());
  return Code;
}

static Expected<int> runScan(const Options &Asked) {
  if (Asked.ListChecks) {
    listChecks();
    return Clean;
  }
  if (!Asked.Explain.empty()) {
    Expected<const Check *> C = checkNamed(Asked.Explain);
    if (!C)
      return C.takeError();
    llvm::outs() << checkPage((*C)->Info.Id);
    return Clean;
  }
  if (Error E = checkGlobs(Asked.Checks))
    return E;
  for (StringRef File : {StringRef(Asked.OutputFile), StringRef(Asked.ExportFixes)})
    if (Error E = checkOutput(File))
      return E;
  Expected<ModelSet> Models = loadModels(Asked.Rules);
  if (!Models)
    return Models.takeError();
  auto Database = databaseFor(Asked);
  if (!Database)
    return Database.takeError();
  Expected<std::vector<std::string>> Files = filesToScan(Asked, **Database);
  if (!Files)
    return Files.takeError();

  bool ShowsProgress = !Asked.Quiet && llvm::errs().is_displayed();
  ScanResult Scanned = scanFiles(**Database, *Files, *Models,
                                 ShowsProgress ? &llvm::errs() : nullptr);
  if (Asked.DumpFacts) {
    for (const TuFacts &Facts : Scanned.Units)
      llvm::outs() << toJson(Facts).dump(1) << '\n';
    return Clean;
  }
  std::vector<TuFacts> Units = Scanned.Units;
  return reportAll(Asked, Program::link(std::move(Units), World::Closed, *Models),
                   Scanned);
}

/// Lists the rows that nothing in the given files matched.
static Expected<int> runModels(const Options &Asked) {
  Expected<ModelSet> Models = loadModels(Asked.Rules);
  if (!Models)
    return Models.takeError();
  std::vector<bool> Used(Models->rows().size());
  if (Asked.Coverage) {
    auto Database = databaseFor(Asked);
    if (!Database)
      return Database.takeError();
    Expected<std::vector<std::string>> Files = filesToScan(Asked, **Database);
    if (!Files)
      return Files.takeError();
    for (const TuFacts &Unit :
         scanFiles(**Database, *Files, *Models, nullptr).Units)
      for (const Call &C : Unit.Calls)
        for (uint32_t Row : C.Rows)
          Used[Row] = true;
  }
  for (size_t I = 0; I < Used.size(); ++I)
    if (!Used[I]) {
      const Row &R = Models->row(I);
      llvm::outs() << llvm::formatv("{0}: {1} {2}\n", R.Library, toString(R.R),
                                    llvm::join(R.Symbols, ", "));
    }
  return Asked.Coverage && llvm::is_contained(Used, false) ? Found : Clean;
}

int main(int Count, const char **Arguments) {
  llvm::InitLLVM Init(Count, Arguments);
  llvm::ExitOnError OrExit("portcullis: error: ", CannotRun);
  Options Asked = OrExit(parseOptions(Count, Arguments));
  return OrExit(Asked.Verb == Command::Models ? runModels(Asked)
                                              : runScan(Asked));
}
