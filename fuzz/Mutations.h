//===- Mutations.h - Changes to seeds ---------------------------*- C++ -*-===//

#ifndef PORTCULLIS_FUZZ_MUTATIONS_H
#define PORTCULLIS_FUZZ_MUTATIONS_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <random>
#include <string>

namespace portcullis {

using Random = std::minstd_rand;

/// A number below \p End, which is not 0.
inline size_t below(Random &R, size_t End) { return R() % End; }

/// libFuzzer's own mutation.
std::string mutatedBytes(llvm::StringRef Text, size_t MaxSize);

/// Does what LLVMFuzzerCustomMutator is asked for to JSON: some value is
/// changed, removed, or put in the place of another.
size_t mutateJson(uint8_t *Data, size_t Size, size_t MaxSize, unsigned Seed);

/// Copies \p Text to \p Data, of \p MaxSize bytes at most.
size_t copyTo(uint8_t *Data, llvm::StringRef Text, size_t MaxSize);

} // namespace portcullis

#endif // PORTCULLIS_FUZZ_MUTATIONS_H
