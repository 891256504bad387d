//===- ModelsCommand.cpp - portcullis models ------------------------------===//

#include "Commands.h"
#include "Driver/Scan.h"
#include "Model/RowSchema.h"
#include "Outcome.h"
#include "Support/Json.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::Expected;

Expected<std::vector<std::string>>
portcullis::rulesFor(const Options &Asked, TidyConfig &Config,
                     llvm::ArrayRef<std::string> Files) {
  std::vector<std::string> Directories = Asked.Rules;
  for (const std::string &File : Files) {
    Expected<Settings> Given = Config.settings(File);
    if (!Given)
      return Given.takeError();
    for (std::string &Directory : Given->Rules)
      if (!llvm::is_contained(Directories, Directory))
        Directories.push_back(std::move(Directory));
  }
  return Directories;
}

/// Marks the rows that some call in the units matches.
static void findUsed(std::vector<bool> &Used, const ScanResult &Scanned) {
  for (const TuFacts &Unit : Scanned.Units)
    for (const Call &C : Unit.Calls)
      for (uint32_t Row : C.Rows)
        Used[Row] = true;
}

Expected<int> portcullis::runModels(const Options &Asked) {
  if (Asked.Schema) {
    llvm::outs() << modelSchema().dump(1) << '\n';
    return Clean;
  }
  TidyConfig Config("", Asked.Settings);
  Project P;
  if (Asked.Coverage) {
    Expected<Project> Opened = openProject(Asked.Project);
    if (!Opened)
      return Opened.takeError();
    P = std::move(*Opened);
  }
  Expected<std::vector<std::string>> Rules = rulesFor(Asked, Config, P.Files);
  if (!Rules)
    return Rules.takeError();
  Expected<ModelSet> Models = loadModels(*Rules);
  if (!Models)
    return Models.takeError();
  std::vector<bool> Used(Models->rows().size());
  ScanResult Scanned;
  if (Asked.Coverage) {
    Expected<AnalysedPlan> Analysed =
        analyse(Asked, planFor(P, Config, *Rules), *Models);
    if (!Analysed)
      return Analysed.takeError();
    Scanned = resultOf(std::move(*Analysed), P.Root);
  }
  findUsed(Used, Scanned);
  printNotices(Scanned.Notices, P.Root);
  for (size_t I = 0; I < Used.size(); ++I)
    if (!Used[I]) {
      const Row &R = Models->row(I);
      llvm::outs() << llvm::formatv("{0}: {1} {2}\n", R.Library, toString(R.R),
                                    llvm::join(R.Symbols, ", "));
    }
  if (Scanned.HasLostUnits)
    return LostUnits;
  return Asked.Coverage && llvm::is_contained(Used, false) ? Found : Clean;
}
