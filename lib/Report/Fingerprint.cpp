//===- Fingerprint.cpp - What stays the same of a finding -----------------===//

#include "Report/Fingerprint.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/xxhash.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr uint64_t Base = 37;
static constexpr size_t Window = 100; ///< UTF-16 code units.
static constexpr uint16_t EndOfFile = 65535;

/// \p Text in UTF-16 without blanks, line breaks as LF, and where lines begin.
static llvm::SmallVector<uint16_t, 0> kept(StringRef Text,
                                           std::vector<size_t> &LineStarts) {
  llvm::SmallVector<llvm::UTF16, 0> Units;
  std::string Valid =
      llvm::json::isUTF8(Text) ? Text.str() : llvm::json::fixUTF8(Text);
  llvm::convertUTF8ToUTF16String(Valid, Units);
  Units.push_back(EndOfFile);
  llvm::SmallVector<uint16_t, 0> Kept;
  bool IsNewLine = true;
  bool AfterReturn = false;
  for (uint16_t Unit : Units) {
    if (Unit == ' ' || Unit == '\t' || (AfterReturn && Unit == '\n')) {
      AfterReturn = false;
      continue;
    }
    AfterReturn = Unit == '\r';
    if (IsNewLine)
      LineStarts.push_back(Kept.size());
    uint16_t Normal = Unit == '\r' ? '\n' : Unit;
    IsNewLine = Normal == '\n';
    Kept.push_back(Normal);
  }
  Kept.append(Window, 0);
  return Kept;
}

std::vector<std::string> portcullis::lineHashes(StringRef Text) {
  std::vector<size_t> LineStarts;
  llvm::SmallVector<uint16_t, 0> Units = kept(Text, LineStarts);
  uint64_t Hash = 0; // Of the window that begins at At.
  uint64_t Leaving = 1;
  for (size_t I = 0; I < Window; ++I) {
    Hash = (Hash * Base) + Units[I];
    Leaving *= Base;
  }
  llvm::StringMap<unsigned> Times;
  std::vector<std::string> Hashes;
  size_t At = 0;
  for (size_t Start : LineStarts) {
    for (; At < Start; ++At)
      Hash = (Hash * Base) + Units[At + Window] - (Units[At] * Leaving);
    std::string Hex = llvm::utohexstr(Hash, /*LowerCase=*/true);
    unsigned Count = ++Times[Hex];
    Hashes.push_back(Hex + ":" + std::to_string(Count));
  }
  return Hashes;
}

std::vector<std::string>
portcullis::fingerprints(llvm::ArrayRef<Finding> Findings, StringRef Root,
                         const Excerpts &Shown) {
  llvm::StringMap<unsigned> Times;
  std::vector<std::string> Result;
  for (const Finding &F : Findings) {
    std::string Line = Shown.line(F.Where.File, F.Where.Line);
    llvm::erase_if(Line, [](char C) { return llvm::isSpace(C); });
    for (StringRef Comment : {"//NOLINT", "/*NOLINT"})
      Line.resize(std::min(Line.size(), StringRef(Line).rfind(Comment)));
    std::string Seed = llvm::formatv("{0}\n{1}\n{2}", F.CheckId,
                                     relativeTo(Root, F.Where.File), Line);
    std::string Hex = llvm::utohexstr(llvm::xxh3_64bits(Seed), true, 16);
    unsigned Count = ++Times[Hex];
    Result.push_back(Hex + ":" + std::to_string(Count));
  }
  return Result;
}
