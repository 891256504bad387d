//===- Sensitive.cpp - Which names are sensitive --------------------------===//

#include "Model/Sensitive.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace portcullis;
using llvm::StringRef;

std::vector<std::string> portcullis::wordsOf(StringRef Identifier) {
  std::vector<std::string> Words;
  std::string Word;
  auto Finish = [&] {
    if (!Word.empty())
      Words.push_back(std::move(Word));
    Word.clear();
  };
  for (size_t I = 0; I < Identifier.size(); ++I) {
    char C = Identifier[I];
    if (!llvm::isAlnum(C)) {
      Finish();
      continue;
    }
    bool AfterLower = I > 0 && !llvm::isUpper(Identifier[I - 1]);
    bool BeforeLower =
        I > 0 && I + 1 < Identifier.size() && llvm::isLower(Identifier[I + 1]);
    if (llvm::isUpper(C) && (AfterLower || BeforeLower))
      Finish();
    Word += llvm::toLower(C);
  }
  Finish();
  return Words;
}

static bool hasTerm(llvm::ArrayRef<std::string> Words,
                    const SensitiveNames::Term &Term) {
  return !std::ranges::search(Words, Term).empty();
}

static bool matches(const SensitiveCategory &Category,
                    llvm::ArrayRef<std::string> Words) {
  for (const std::string &Word : Category.NotWith)
    if (llvm::is_contained(Words, Word))
      return false;
  return llvm::any_of(Category.Terms,
                      [&](const auto &Term) { return hasTerm(Words, Term); });
}

bool SensitiveNames::says(Vocabulary V, StringRef Identifier) const {
  auto [It, IsNew] = Said.try_emplace(Identifier, 0);
  if (IsNew) {
    std::vector<std::string> Words = wordsOf(Identifier);
    for (const auto &[Index, List] : Terms)
      if (llvm::any_of(List, [&](const Term &T) { return hasTerm(Words, T); }))
        It->second |= 1U << Index;
  }
  return (It->second & 1U << static_cast<unsigned>(V)) != 0;
}

const SensitiveCategory *SensitiveNames::find(StringRef Identifier) const {
  auto [It, IsNew] = Cache.try_emplace(Identifier, -1);
  if (IsNew) {
    std::vector<std::string> Words = wordsOf(Identifier);
    auto Found = llvm::find_if(
        Categories, [&](const auto &C) { return matches(C, Words); });
    if (Found != Categories.end())
      It->second = static_cast<int>(Found - Categories.begin());
  }
  return It->second < 0 ? nullptr : &Categories[It->second];
}
