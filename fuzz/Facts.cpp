//===- Facts.cpp - Fuzzes facts -------------------------------------------===//
//
// Units as the cache and files of facts hold them, without the seal. What is
// read and sound is linked and judged.
//
//===----------------------------------------------------------------------===//

#include "Facts/Sound.h"
#include "Fuzz.h"
#include "Mutations.h"
#include "ValueChanger.h"

using namespace portcullis;

/// A source that facts may speak of, right or wrong.
static std::string writeServer() {
  std::string Path = scratch("server.cpp");
  put(Path, serverSource());
  return Path;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const std::string Source = writeServer();
  std::vector<Unit> Units;
  if (!fromBytes(asText(Data, Size), Units))
    return 0;
  std::vector<TuFacts> All;
  for (Unit &U : Units) {
    if (!isSound(U.Facts, builtIn().rows().size()))
      return 0;
    for (std::string &File : U.Facts.Files)
      if (llvm::StringRef(File).ends_with("/server.cpp"))
        File = Source; // The seed's is gone.
    All.push_back(std::move(U.Facts));
  }
  judge(std::move(All), builtIn());
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  Random R(Seed);
  std::vector<Unit> Units;
  llvm::StringRef Text = asText(Data, Size);
  if (below(R, 8) == 0 || !fromBytes(Text, Units))
    return copyTo(Data, mutatedBytes(Text, MaxSize), MaxSize);
  for (size_t Times = below(R, 3) + 1; Times > 0; --Times) {
    const size_t Count = countValues(Units);
    ValueChanger(R, below(R, Count))(Units);
  }
  return copyTo(Data, toBytes(Units), MaxSize);
}
