//===- Baseline.cpp - What an earlier scan had found ----------------------===//

#include "Report/Baseline.h"
#include "Report/Artifact.h"
#include "Report/Fingerprint.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// Whether \p Object has \p Value at \p Key.
static bool has(const Json &Object, const char *Key, StringRef Value) {
  auto At = Object.find(Key);
  return At != Object.end() && *At == Value.str();
}

/// The file of the first location of \p Result.
static Expected<std::string> fileOf(StringRef Root, const Json &Result) {
  static const Json::json_pointer Place(
      "/locations/0/physicalLocation/artifactLocation");
  if (!Result.contains(Place))
    return error("expected a location with an artifact, found none");
  return fileAt(Root, Result[Place]);
}

static Expected<Baseline::Result> readResult(StringRef Root,
                                             const Json &Result) {
  auto At = Result.find("partialFingerprints");
  if (At == Result.end())
    return error("missing key 'partialFingerprints'");
  Expected<std::string> Print = getString(*At, "portcullisFingerprint/v1");
  if (!Print)
    return inContext("partialFingerprints", Print.takeError());
  Expected<std::string> Rule = getString(Result, "ruleId");
  if (!Rule)
    return Rule.takeError();
  Expected<std::string> File = fileOf(Root, Result);
  if (!File)
    return File.takeError();
  StringRef CheckId = *Rule;
  CheckId.consume_front("portcullis-");
  return Baseline::Result{.Print = std::move(*Print),
                          .CheckId = CheckId.str(),
                          .File = std::move(*File),
                          .Text = &Result};
}

static Error addResults(const Json &Run, StringRef Root, Baseline &To) {
  Expected<const Json *> Results = getArray(Run, "results");
  if (!Results)
    return Results.takeError();
  for (size_t I = 0; I < (*Results)->size(); ++I) {
    const Json &Text = (**Results)[I];
    if (has(Text, "baselineState", "absent"))
      continue;
    Expected<Baseline::Result> Read = readResult(Root, Text);
    if (!Read)
      return inContext("results[" + llvm::Twine(I) + "]", Read.takeError());
    To.Results.push_back(std::move(*Read));
  }
  return Error::success();
}

static Error addAnalysed(const Json &Run, StringRef Root, Baseline &To) {
  Expected<const Json *> Artifacts = getArray(Run, "artifacts");
  if (!Artifacts)
    return Artifacts.takeError();
  for (const Json &Artifact : **Artifacts) {
    auto Roles = Artifact.find("roles");
    auto Location = Artifact.find("location");
    if (Roles == Artifact.end() || Location == Artifact.end() ||
        llvm::find(*Roles, "analysisTarget") == Roles->end())
      continue;
    Expected<std::string> File = fileAt(Root, *Location);
    if (!File)
      return inContext("artifacts", File.takeError());
    To.Analysed.push_back(std::move(*File));
  }
  return Error::success();
}

Expected<Baseline> portcullis::readBaseline(StringRef Path, StringRef Root) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return error("{0}: {1}", Path, Buffer.getError().message());
  Expected<Json> Log = parseJson((*Buffer)->getBuffer(), Path);
  if (!Log)
    return Log.takeError();
  Baseline Result;
  Result.Log = std::make_shared<const Json>(std::move(*Log));
  Expected<const Json *> Runs = getArray(*Result.Log, "runs");
  if (!Runs)
    return inContext(Path, Runs.takeError());
  if ((*Runs)->empty())
    return error("{0}: expected SARIF with a run, found none", Path);
  for (const Json &Run : **Runs) {
    if (Error E = addResults(Run, Root, Result))
      return inContext(Path, std::move(E));
    if (Error E = addAnalysed(Run, Root, Result))
      return inContext(Path, std::move(E));
  }
  return Result;
}

std::vector<std::string>
portcullis::compareWith(const Baseline &Old, llvm::ArrayRef<Finding> Findings,
                        const ReportContext &Context) {
  llvm::StringSet<> Known;
  for (const Baseline::Result &R : Old.Results)
    Known.insert(R.Print);
  std::vector<std::string> States;
  for (const std::string &Print :
       fingerprints(Findings, Context.Root, Context.Shown))
    States.emplace_back(Known.contains(Print) ? "unchanged" : "new");
  return States;
}

std::vector<const Json *> portcullis::goneSince(
    const Baseline &Old, llvm::ArrayRef<std::string> Prints,
    llvm::ArrayRef<std::string> MainFiles,
    llvm::function_ref<bool(const Baseline::Result &)> Judges) {
  llvm::StringSet<> Scanned(llvm::from_range, MainFiles);
  if (Old.Analysed.empty() ||
      llvm::any_of(Old.Analysed, [&](const std::string &File) {
        return !Scanned.contains(File) && llvm::sys::fs::exists(File);
      }))
    return {};
  llvm::StringSet<> Found(llvm::from_range, Prints);
  std::vector<const Json *> Gone;
  for (const Baseline::Result &R : Old.Results)
    if (!Found.contains(R.Print) && Judges(R))
      Gone.push_back(R.Text);
  return Gone;
}
