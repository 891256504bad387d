//===- Models.cpp - Fuzzes models -----------------------------------------===//
//
// A model file, or one of sensitive names; what is read is tried on a server,
// whose calls get its rows.
//
//===----------------------------------------------------------------------===//

#include "Fuzz.h"
#include "Mutations.h"

using namespace portcullis;

/// Gives the calls of \p Facts the rows that speak of them, and each row some
/// call.
static void giveRows(TuFacts &Facts, const ModelSet &Models) {
  for (Call &C : Facts.Calls) {
    auto Rows = Models.find(Facts.Strings[C.Name]);
    C.Rows.assign(Rows.begin(), Rows.end());
  }
  for (uint32_t Row = 0; Row < Models.rows().size(); ++Row)
    Facts.Calls[Row % Facts.Calls.size()].Rows.push_back(Row);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const TuFacts Server = parse(serverSource()).Facts;
  ModelSet Models;
  llvm::StringRef Text = asText(Data, Size);
  if (llvm::Error E = Text.contains("\"categories\"")
                          ? Models.addSensitive(Text, "sensitive.json")
                          : Models.addModel(Text, "model.json")) {
    llvm::consumeError(std::move(E));
    return 0;
  }
  TuFacts Facts = Server;
  giveRows(Facts, Models);
  judge({std::move(Facts)}, Models);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  return mutateJson(Data, Size, MaxSize, Seed);
}
