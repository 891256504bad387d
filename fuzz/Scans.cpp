//===- Scans.cpp - Fuzzes sources -----------------------------------------===//
//
// A whole scan of one unit, in this process: Clang, extraction, link, checks
// and reports. Sources are changed by tokens, so that much of them is C++
// still.
//
//===----------------------------------------------------------------------===//

#include "Facts/Sound.h"
#include "Fuzz.h"
#include "Mutations.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace portcullis;
using llvm::StringRef;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  Unit U = parse(asText(Data, Size));
  if (!U.HasFacts)
    return 0;
  // Else no scan of this source could be had from a worker or a cache.
  if (!isSound(U.Facts, builtIn().rows().size()))
    llvm::reportFatalInternalError("facts are not sound");
  judge({std::move(U.Facts)}, builtIn());
  return 0;
}

/// Words, numbers and single characters; blanks stay with what is before them.
static std::vector<std::string> tokensOf(StringRef Text) {
  std::vector<std::string> Tokens;
  auto IsWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  while (!Text.empty()) {
    size_t Length = std::max<size_t>(1, Text.take_while(IsWord).size());
    Length += Text.drop_front(Length).take_while(llvm::isSpace).size();
    Tokens.push_back(Text.take_front(Length).str());
    Text = Text.drop_front(Length);
  }
  return Tokens;
}

static constexpr StringRef Words[] = {"const ",
                                      "auto ",
                                      "return ",
                                      "if (",
                                      "for (",
                                      "while (",
                                      "switch (",
                                      "case ",
                                      "try {",
                                      "} catch (...) {",
                                      "throw ",
                                      "[&](",
                                      "[=] {",
                                      "static ",
                                      "template <typename T> ",
                                      "struct S {",
                                      "this->",
                                      "nullptr",
                                      "co_return ",
                                      "goto ",
                                      "break; ",
                                      "continue; ",
                                      "else ",
                                      "int ",
                                      "bool ",
                                      "std::string ",
                                      "\"text\"",
                                      "'c'",
                                      "0",
                                      "1 ",
                                      "->",
                                      "::",
                                      "...",
                                      "<<",
                                      "&&",
                                      "||",
                                      "? ",
                                      ": ",
                                      "operator()",
                                      "decltype(",
                                      "new ",
                                      "delete ",
                                      "= default;",
                                      "virtual ",
                                      "}",
                                      "{",
                                      ")",
                                      ";"};

static void mutate(std::vector<std::string> &Tokens, Random &R) {
  const size_t At = below(R, Tokens.size());
  const size_t From = below(R, Tokens.size());
  const size_t Count =
      std::min(1 + below(R, 12), Tokens.size() - std::max(At, From));
  auto To = [&](size_t Index) {
    return std::next(Tokens.begin(), static_cast<ptrdiff_t>(Index));
  };
  const std::vector<std::string> Piece(To(From), To(From + Count));
  switch (below(R, 6)) {
  case 0:
    Tokens.erase(To(At), To(At + Count));
    break;
  case 1:
    Tokens.insert(To(At), Piece.begin(), Piece.end());
    break;
  case 2:
    Tokens[At] = Tokens[From];
    break;
  case 3:
    std::swap(Tokens[At], Tokens[From]);
    break;
  case 4:
    Tokens[At] = Words[below(R, std::size(Words))].str();
    break;
  default:
    Tokens.insert(To(At), Words[below(R, std::size(Words))].str());
  }
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  Random R(Seed);
  StringRef Text = asText(Data, Size);
  std::vector<std::string> Tokens = tokensOf(Text);
  if (Tokens.size() < 2 || below(R, 10) == 0)
    return copyTo(Data, mutatedBytes(Text, MaxSize), MaxSize);
  for (size_t Times = below(R, 3) + 1; Times > 0 && Tokens.size() > 1; --Times)
    mutate(Tokens, R);
  return copyTo(Data, llvm::join(Tokens, ""), MaxSize);
}
