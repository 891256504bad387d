//===- Sensitive.h - Which names are sensitive ------------------*- C++ -*-===//

#ifndef PORTCULLIS_MODEL_SENSITIVE_H
#define PORTCULLIS_MODEL_SENSITIVE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace portcullis {

/// A kind of sensitive data: which names have it and what must not happen to
/// it. One entry of rules/sensitive.json.
struct SensitiveCategory {
  std::string Name; ///< "credential"
  /// Each a run of words that must stand one after the other in the name.
  std::vector<std::vector<std::string>> Terms;
  std::vector<std::string> NotWith; ///< Words that make the name harmless.
  bool Log = false;                 ///< Must not be logged,
  bool Store = false;               ///< … stored as it is,
  bool Expose = false;              ///< … sent to clients.
  /// There are few enough values to try them all, so a fast hash hides none.
  bool Guessable = false;
  bool Credential = false; ///< Whoever has it is taken for its owner.
};

/// The words of an identifier, in lower case: "cardNumber", "card_number" and
/// "card-number" give {"card", "number"}; "JWTSecret" {"jwt", "secret"}.
std::vector<std::string> wordsOf(llvm::StringRef Identifier);

/// What else the words of a name say; lists of rules/sensitive.json, by key.
enum class Vocabulary : uint8_t {
#define VOCABULARY(Name, Key) Name,
#include "Model/Vocabularies.def"
};

class SensitiveNames {
public:
  /// A run of words that stand one after the other in a name.
  using Term = std::vector<std::string>;

  void add(SensitiveCategory Category) {
    Categories.push_back(std::move(Category));
    Cache.clear();
  }

  /// The category of \p Identifier, or null.
  const SensitiveCategory *find(llvm::StringRef Identifier) const;

  void add(Vocabulary V, Term Words) {
    Terms[static_cast<unsigned>(V)].push_back(std::move(Words));
    Said.clear();
  }

  /// Whether \p Identifier has a term of \p V in it.
  bool says(Vocabulary V, llvm::StringRef Identifier) const;

private:
  std::vector<SensitiveCategory> Categories;
  std::map<unsigned, std::vector<Term>> Terms;
  mutable llvm::StringMap<unsigned> Said; ///< A set of bits, by Vocabulary.
  mutable llvm::StringMap<int> Cache;     ///< Index of the category, or -1.
};

} // namespace portcullis

#endif // PORTCULLIS_MODEL_SENSITIVE_H
