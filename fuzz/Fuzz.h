//===- Fuzz.h - What the fuzz targets share ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_FUZZ_FUZZ_H
#define PORTCULLIS_FUZZ_FUZZ_H

#include "Driver/Unit.h"
#include "Model/Model.h"

namespace portcullis {

/// The models built in.
const ModelSet &builtIn();

/// A path of this process's own, in a directory that is gone when it ends.
std::string scratch(llvm::StringRef Name);

/// Makes \p Text the content of \p Path.
void put(const std::string &Path, llvm::StringRef Text);

/// The text of server.cpp.
std::string serverSource();

/// What a worker makes of \p Source, in which every `#include` finds server.h.
Unit parse(llvm::StringRef Source);

/// Links \p Units, asks all checks and writes every report, to nowhere.
void judge(std::vector<TuFacts> Units, const ModelSet &Models);

/// The SARIF output for the findings in \p Units.
std::string sarifOf(std::vector<TuFacts> Units);

inline llvm::StringRef asText(const uint8_t *Data, size_t Size) {
  return {reinterpret_cast<const char *>(Data), Size};
}

} // namespace portcullis

#endif // PORTCULLIS_FUZZ_FUZZ_H
