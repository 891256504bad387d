//===- Excerpt.cpp - Source lines as outputs may show them ----------------===//

#include "Report/Excerpt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::StringRef;

Excerpts::Excerpts(const Sources &Text, llvm::ArrayRef<Finding> Findings)
    : Text(Text) {
  for (const Finding &F : Findings)
    for (const Location &Secret : F.Secrets)
      if (!llvm::is_contained(Secrets, Secret))
        Secrets.push_back(Secret);
}

std::string Excerpts::blot(std::string Piece, StringRef File,
                           unsigned Offset) const {
  static constexpr unsigned Shown = 3; // The quote and two characters.
  for (const Location &Secret : Secrets) {
    if (Secret.File != File || Secret.Length < 2)
      continue;
    unsigned Keep = Secret.Length > 6 ? Shown : 1;
    for (unsigned At = Secret.Offset + Keep;
         At + 1 < Secret.Offset + Secret.Length; ++At)
      if (At >= Offset && At < Offset + Piece.size())
        Piece[At - Offset] = '*';
  }
  return Piece;
}

std::string Excerpts::line(StringRef File, unsigned Line) const {
  StringRef Raw = Text.line(File, Line);
  unsigned Offset = Raw.data() - Text.text(File).data();
  std::string Shown = blot(Raw.str(), File, Raw.empty() ? 0 : Offset);
  return llvm::json::isUTF8(Shown) ? Shown : llvm::json::fixUTF8(Shown);
}

std::string Excerpts::text(const Location &Where) const {
  std::string Shown = blot(Text.text(Where).str(), Where.File, Where.Offset);
  return llvm::json::isUTF8(Shown) ? Shown : llvm::json::fixUTF8(Shown);
}

unsigned Excerpts::utf16Column(StringRef File, unsigned Line,
                               unsigned Column) const {
  StringRef Before = Text.line(File, Line).take_front(Column - 1);
  unsigned Units = 1;
  for (unsigned char Byte : Before)
    if (Byte < 0x80 || Byte >= 0xC0)
      Units += Byte >= 0xF0 ? 2 : 1;
  return Units;
}

std::string portcullis::relativeTo(StringRef Base, StringRef File) {
  StringRef Rest = File;
  if (!Base.empty() && Rest.consume_front(Base) &&
      (Rest.consume_front("/") || Base.ends_with("/")))
    return Rest.str();
  return File.str();
}
