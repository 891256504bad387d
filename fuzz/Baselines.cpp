//===- Baselines.cpp - Fuzzes earlier SARIF outputs -----------------------===//
//
// What `--baseline` reads. All that it found is gone, so that the report shows
// it again.
//
//===----------------------------------------------------------------------===//

#include "Fuzz.h"
#include "Mutations.h"
#include "Report/Baseline.h"
#include "Support/Json.h"

using namespace portcullis;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const std::string Path = scratch("old.sarif");
  put(Path, asText(Data, Size));
  llvm::Expected<Baseline> Old = readBaseline(Path, "/project");
  if (!Old) {
    llvm::consumeError(Old.takeError());
    return 0;
  }
  const Sources Text;
  const Excerpts Shown(Text, {});
  ReportContext Context{.Root = "/project", .Shown = Shown};
  compareWith(*Old, {}, Context);
  const std::vector<const Json *> Gone = goneSince(
      *Old, {}, Old->Analysed, [](const Baseline::Result &) { return true; });
  Context.Gone = Gone;
  writeSarif(llvm::nulls(), {}, Context);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  return mutateJson(Data, Size, MaxSize, Seed);
}
