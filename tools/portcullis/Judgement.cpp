//===- Judgement.cpp - What the checks say of a program -------------------===//

#include "Judgement.h"
#include "CheckWorkers.h"
#include "Link/BrokenUnits.h"
#include "Link/Routes.h"
#include "Ranking.h"
#include "Report/FindingArchive.h"
#include "Report/Secrets.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/TimeProfiler.h"
#include <set>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace portcullis {

template <typename Archive>
void describe(Archive &A, As<Archive, CheckOptions> &O) {
  A(O.MaxLifetimeMinutes, O.PublicPaths, O.TlsTerminatedUpstream);
}

template <typename Archive>
void describe(Archive &A, As<Archive, Judgement> &J) {
  A(J.Findings, J.Secrets, J.GivenUp, J.Bodies, J.Routes, J.HasErrors,
    J.HasSuspects, J.Headers);
}

template <typename Archive>
void describe(Archive &A, As<Archive, ScanResult> &S) {
  A(S.Notices, S.HasLostUnits, S.OwnFiles, S.FilesWithErrors);
}

/// With what FindingArchive.h leaves out: of which check each finding is, and
/// the bits of its rank.
template <typename Archive>
void describe(Archive &A, As<Archive, JudgementCache::Entry> &E) {
  std::vector<std::pair<std::string, uint64_t>> Rest;
  if constexpr (Archive::IsWriter)
    for (const Finding &F : E.Said.Findings)
      Rest.emplace_back(F.CheckId, llvm::bit_cast<uint64_t>(F.Rank));
  A(E.Said, E.Scanned, E.Units, Rest);
  if constexpr (!Archive::IsWriter)
    for (auto [F, Known] : llvm::zip(E.Said.Findings, Rest)) {
      if (const Check *By = findCheck(Known.first))
        F.CheckId = By->Info.Id;
      F.Rank = llvm::bit_cast<double>(Known.second);
    }
}

} // namespace portcullis

/// Runs all checks, with the options that hold for the file of each finding.
/// \p Headers become those of these files that are none of \p MainFiles.
static Expected<std::vector<Finding>>
runAllChecks(const Program &P, TidyConfig &Config,
             llvm::ArrayRef<std::string> MainFiles, unsigned Workers,
             std::set<std::string> &Headers) {
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
  for (StringRef File : MainFiles)
    if (Expected<CheckOptions> Given = OptionsAt(File); !Given)
      return Given.takeError();
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  std::vector<Finding> Result;
  while (!Pending.empty()) { // Mostly once; a header may have its own.
    CheckOptions Now = std::move(Pending.back());
    Pending.pop_back();
    for (Finding &F : runChecksInWorkers(P, Now, All, Workers)) {
      Expected<CheckOptions> Given = OptionsAt(F.Where.File);
      if (!Given)
        return Given.takeError();
      if (!llvm::is_contained(MainFiles, F.Where.File))
        Headers.insert(F.Where.File);
      if (*Given == Now)
        Result.push_back(std::move(F));
    }
  }
  llvm::sort(Result);
  return Result;
}

Expected<Judgement>
portcullis::judgementOf(const Program &P, TidyConfig &Config,
                        llvm::ArrayRef<std::string> MainFiles,
                        unsigned Workers) {
  std::set<std::string> Headers;
  Expected<std::vector<Finding>> Findings =
      runAllChecks(P, Config, MainFiles, Workers, Headers);
  if (!Findings)
    return Findings.takeError();
  Judgement Result{.Findings = std::move(*Findings)};
  rank(P, Result.Findings);
  Result.Secrets = secretsOf(P, Result.Findings);
  Result.GivenUp = {P.givenUp().begin(), P.givenUp().end()};
  for (const Function &F : P.functions())
    if (F.HasBody)
      Result.Bodies.push_back(P.location(F.Body));
  Result.Routes = routesOf(P).size();
  Result.HasErrors = P.hasErrors();
  Result.HasSuspects = BrokenUnits(P).any();
  for (const std::string &File : Headers) // That they can be read is known.
    Result.Headers.emplace_back(
        File,
        digestOf({toBytes(llvm::cantFail(Config.settings(File)).ForChecks)}));
  return Result;
}

Expected<JudgementCache>
JudgementCache::open(ResultCache *Cache, const Plan &P, const ModelSet &Models,
                     TidyConfig &Config,
                     llvm::ArrayRef<std::string> MainFiles) {
  JudgementCache Result;
  std::vector<Digest> Recipes;
  if (Cache) // The program itself is read for them.
    Recipes = recipesOf(P, Models);
  if (Recipes.empty())
    return Result;
  std::string Options;
  for (StringRef File : MainFiles) {
    Expected<Settings> Given = Config.settings(File);
    if (!Given)
      return Given.takeError();
    Options += toBytes(Given->ForChecks);
  }
  Result.Cache = Cache;
  Result.Recipe = digestOf({"program", llvm::join(Recipes, ""), P.Root,
                            P.IsWhole ? "whole" : "part", Options});
  Result.MainFile = P.Jobs.front().File;
  return Result;
}

std::optional<JudgementCache::Entry>
JudgementCache::find(TidyConfig &Config) const {
  if (!Cache)
    return std::nullopt;
  std::optional<Digest> Name = Cache->find(Recipe);
  if (!Name)
    return std::nullopt;
  std::optional<std::string> Bytes = Cache->read(*Name, MainFile);
  Entry Known;
  if (!Bytes || !fromBytes(*Bytes, Known))
    return std::nullopt;
  for (const auto &[File, Options] : Known.Said.Headers) {
    Expected<Settings> Given = Config.settings(File);
    if (!Given) {
      llvm::consumeError(Given.takeError()); // The checks will say it.
      return std::nullopt;
    }
    if (digestOf({toBytes(Given->ForChecks)}) != Options)
      return std::nullopt;
  }
  Known.Scanned.FromCache = Known.Units;
  return Known;
}

Error JudgementCache::store(const Entry &Kept) const {
  if (!Cache)
    return Error::success();
  std::optional<std::vector<Input>> Inputs = Cache->inputs();
  if (!Inputs)
    return Error::success();
  return Cache->store(Recipe, MainFile, *Inputs, toBytes(Kept));
}
