//===- Sensitive.h - Which names are sensitive ------------------*- C++ -*-===//

#ifndef PORTCULLIS_MODEL_SENSITIVE_H
#define PORTCULLIS_MODEL_SENSITIVE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
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
};

/// The words of an identifier, in lower case: "cardNumber", "card_number" and
/// "card-number" give {"card", "number"}; "JWTSecret" {"jwt", "secret"}.
std::vector<std::string> wordsOf(llvm::StringRef Identifier);

class SensitiveNames {
public:
  void add(SensitiveCategory Category) {
    Categories.push_back(std::move(Category));
    Cache.clear();
  }

  /// The category of \p Identifier, or null.
  const SensitiveCategory *find(llvm::StringRef Identifier) const;

private:
  std::vector<SensitiveCategory> Categories;
  mutable llvm::StringMap<int> Cache; ///< Index of the category, or -1.
};

} // namespace portcullis

#endif // PORTCULLIS_MODEL_SENSITIVE_H
