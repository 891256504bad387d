//===- Excerpt.cpp - Source lines as outputs may show them ----------------===//

#include "Report/Excerpt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::StringRef;

/// The length of the literal that \p Text begins with, quotes included.
static size_t literalLength(StringRef Text, bool IsRaw) {
  if (IsRaw) {
    std::string End = (")" + Text.drop_front().split('(').first + "\"").str();
    size_t At = Text.find(End);
    return At == StringRef::npos ? Text.size() : At + End.size();
  }
  const char Quote = Text.front();
  size_t At = 1;
  while (At < Text.size() && Text[At] != Quote)
    At += Text[At] == '\\' ? 2 : 1;
  return std::min(At + 1, Text.size());
}

Excerpts::Excerpts(const Sources &Text, llvm::ArrayRef<Location> Secrets)
    : Text(Text) {
  static constexpr size_t Shown = 3;    // The quote and two characters
  static constexpr size_t Shortest = 6; // … of what is longer than this.
  for (const Location &Secret : Secrets) {
    // Where a macro stands for the literal, there is none here to be hidden.
    StringRef Code = Text.text(Secret);
    for (size_t At = Code.find_first_of("\"'"); At < Code.size();
         At = Code.find_first_of("\"'", At)) {
      size_t Length = literalLength(
          Code.substr(At), Code[At] == '"' && At > 0 && Code[At - 1] == 'R');
      unsigned Begin = Secret.Offset + At;
      Hidden[Secret.File].push_back(
          {.Begin =
               Begin + static_cast<unsigned>(Length > Shortest ? Shown : 1),
           .End = Begin + static_cast<unsigned>(Length) - 1});
      At += Length;
    }
  }
}

std::string Excerpts::blot(std::string Piece, StringRef File,
                           unsigned Offset) const {
  auto It = Hidden.find(File);
  if (It == Hidden.end())
    return Piece;
  for (auto [Begin, End] : It->second)
    for (unsigned At = std::max(Begin, Offset);
         At < std::min<size_t>(End, Offset + Piece.size()); ++At)
      Piece[At - Offset] = '*';
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
