//===- Comments.cpp - Fuzzes comments that suppress findings --------------===//

#include "Driver/NoLint.h"
#include "Fuzz.h"
#include <chrono>

using namespace portcullis;

/// Findings are in so many places of a source, and behind its end.
static constexpr unsigned Places = 8;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const std::string Path = scratch("server.cpp");
  put(Path, asText(Data, Size));
  const Sources Text;
  NoLintComments Comments(Text,
                          /*Today=*/Day{std::chrono::year(2026) / 11 / 29});
  for (unsigned I = 0; I <= Places + 1; ++I) {
    Finding F{.CheckId = "sql-injection", .Level = Severity::High};
    F.Where = {.File = Path,
               .Line = 1,
               .Offset = static_cast<unsigned>(Size * I / Places)};
    Comments.suppress(F);
  }
  return 0;
}
