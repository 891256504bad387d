//===- Sensitive.cpp - Which names are sensitive --------------------------===//

#include "Model/Sensitive.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

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

void TermIndex::add(unsigned Owner, Term Words) {
  std::string First = Words.front();
  ByFirst[First].emplace_back(Owner, std::move(Words));
}

llvm::SmallVector<unsigned, 4>
TermIndex::ownersIn(llvm::ArrayRef<std::string> Words) const {
  llvm::SmallVector<unsigned, 4> Owners;
  for (; !Words.empty(); Words = Words.drop_front())
    if (auto It = ByFirst.find(Words.front()); It != ByFirst.end())
      for (const auto &[Owner, Wanted] : It->second)
        if (Words.take_front(Wanted.size()) == llvm::ArrayRef(Wanted))
          Owners.push_back(Owner);
  sortUnique(Owners);
  return Owners;
}

void SensitiveNames::add(SensitiveCategory Category) {
  for (const Term &Words : Category.Terms)
    CategoryTerms.add(Categories.size(), Words);
  Categories.push_back(std::move(Category));
  Cache.clear();
}

void SensitiveNames::add(Vocabulary V, Term Words) {
  VocabularyTerms.add(static_cast<unsigned>(V), std::move(Words));
  Said.clear();
}

bool SensitiveNames::says(Vocabulary V, StringRef Identifier) const {
  auto [It, IsNew] = Said.try_emplace(Identifier, 0);
  if (IsNew)
    for (unsigned Index : VocabularyTerms.ownersIn(wordsOf(Identifier)))
      It->second |= 1U << Index;
  return (It->second & 1U << static_cast<unsigned>(V)) != 0;
}

const SensitiveCategory *SensitiveNames::find(StringRef Identifier) const {
  auto [It, IsNew] = Cache.try_emplace(Identifier, -1);
  if (IsNew) {
    std::vector<std::string> Words = wordsOf(Identifier);
    for (unsigned Index : CategoryTerms.ownersIn(Words))
      if (llvm::none_of(Categories[Index].NotWith, [&](const auto &Word) {
            return llvm::is_contained(Words, Word);
          })) {
        It->second = static_cast<int>(Index);
        break;
      }
  }
  return It->second < 0 ? nullptr : &Categories[It->second];
}
