//===- Digest.cpp - Short names for contents ------------------------------===//

#include "Support/Digest.h"
#include "llvm/Support/BLAKE3.h"

using namespace portcullis;
using llvm::StringRef;

Digest portcullis::digestOf(llvm::ArrayRef<StringRef> Parts) {
  llvm::TruncatedBLAKE3<16> Hash;
  for (StringRef Part : Parts) {
    uint64_t Size = Part.size();
    Hash.update(StringRef(reinterpret_cast<const char *>(&Size), sizeof(Size)));
    Hash.update(Part);
  }
  auto Bytes = Hash.final();
  return {Bytes.begin(), Bytes.end()};
}
