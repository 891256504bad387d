//===- Sensitive.h - Which names are sensitive ------------------*- C++ -*-===//

#ifndef PORTCULLIS_MODEL_SENSITIVE_H
#define PORTCULLIS_MODEL_SENSITIVE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace portcullis {

/// A run of words that stand one after the other in a name.
using Term = std::vector<std::string>;

/// A kind of sensitive data: which names have it and what must not happen to
/// it. One entry of rules/sensitive.json.
struct SensitiveCategory {
  std::string Name;                 ///< "credential"
  std::vector<Term> Terms;          ///< Any of which is in the name.
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

/// Finds terms by the word that they begin with.
class TermIndex {
public:
  void add(unsigned Owner, Term Words);

  /// Whose terms are in a name of \p Words; sorted, each once.
  llvm::SmallVector<unsigned, 4>
  ownersIn(llvm::ArrayRef<std::string> Words) const;

private:
  llvm::StringMap<std::vector<std::pair<unsigned, Term>>> ByFirst;
};

class SensitiveNames {
public:
  void add(SensitiveCategory Category);

  /// The category of \p Identifier, or null.
  const SensitiveCategory *find(llvm::StringRef Identifier) const;

  void add(Vocabulary V, Term Words);

  /// Whether \p Identifier has a term of \p V in it.
  bool says(Vocabulary V, llvm::StringRef Identifier) const;

private:
  std::vector<SensitiveCategory> Categories;
  TermIndex CategoryTerms;
  TermIndex VocabularyTerms;
  mutable llvm::StringMap<unsigned> Said; ///< A set of bits, by Vocabulary.
  mutable llvm::StringMap<int> Cache;     ///< Index of the category, or -1.
};

} // namespace portcullis

#endif // PORTCULLIS_MODEL_SENSITIVE_H
