//===- FactsFile.cpp - Fuzzes files of facts ------------------------------===//
//
// What `portcullis link` is given, behind its checksum.
//
//===----------------------------------------------------------------------===//

#include "Driver/FactsFile.h"
#include "Fuzz.h"

using namespace portcullis;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const std::string Path = scratch("server.facts");
  llvm::StringRef Bytes = asText(Data, Size);
  put(Path, "portcullis facts\n" + digestOf({Bytes}) + Bytes.str());
  llvm::Expected<FactsFile> Read = readFactsFile(Path);
  if (!Read) {
    llvm::consumeError(Read.takeError());
    return 0;
  }
  for (const SealedUnit &Sealed : Read->Units) {
    Job J;
    Unit U;
    llvm::consumeError(unsealUnit(Sealed, builtIn(), J, U));
  }
  FactsFile Again = *Read;
  merge(Again, std::move(*Read));
  return 0;
}
