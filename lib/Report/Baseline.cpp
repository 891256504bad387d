//===- Baseline.cpp - What an earlier scan had found ----------------------===//

#include "Report/Baseline.h"
#include "Report/Fingerprint.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace portcullis;
using llvm::Expected;
using llvm::StringRef;

static llvm::Error addRun(const Json &Run, llvm::StringSet<> &Prints) {
  Expected<const Json *> Results = getArray(Run, "results");
  if (!Results)
    return Results.takeError();
  for (size_t I = 0; I < (*Results)->size(); ++I) {
    const Json &Result = (**Results)[I];
    auto At = Result.find("partialFingerprints");
    if (At == Result.end())
      return error("results[{0}]: missing key 'partialFingerprints'", I);
    Expected<std::string> Print = getString(*At, "portcullisFingerprint/v1");
    if (!Print)
      return inContext("results[" + llvm::Twine(I) + "].partialFingerprints",
                       Print.takeError());
    Prints.insert(*Print);
  }
  return llvm::Error::success();
}

Expected<llvm::StringSet<>> portcullis::readBaseline(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return error("{0}: {1}", Path, Buffer.getError().message());
  Expected<Json> Log = parseJson((*Buffer)->getBuffer(), Path);
  if (!Log)
    return Log.takeError();
  Expected<const Json *> Runs = getArray(*Log, "runs");
  if (!Runs)
    return inContext(Path, Runs.takeError());
  if ((*Runs)->empty())
    return error("{0}: expected SARIF with a run, found none", Path);
  llvm::StringSet<> Prints;
  for (const Json &Run : **Runs)
    if (llvm::Error E = addRun(Run, Prints))
      return inContext(Path, std::move(E));
  return Prints;
}

std::vector<std::string>
portcullis::compareWith(const llvm::StringSet<> &Baseline,
                        llvm::ArrayRef<Finding> Findings,
                        const ReportContext &Context) {
  std::vector<std::string> States;
  for (const std::string &Print : fingerprints(Findings, Context))
    States.emplace_back(Baseline.contains(Print) ? "unchanged" : "new");
  return States;
}
