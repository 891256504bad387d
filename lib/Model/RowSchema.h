//===- RowSchema.h - Which keys a row of each role may have -----*- C++ -*-===//

#ifndef PORTCULLIS_MODEL_ROWSCHEMA_H
#define PORTCULLIS_MODEL_ROWSCHEMA_H

#include "Model/Model.h"
#include "Support/JsonFwd.h"
#include <optional>

namespace portcullis {

enum class KeyType : uint8_t {
  Positions, ///< One position or a list of them.
  Text,      ///< Text, a number or a truth value, kept as text.
  Texts,     ///< A list of texts or numbers.
  Word,      ///< One of KeyRule::Words.
  Flag,      ///< A truth value.
  Number,    ///< An integer.
  PositionOrText,
  Twin, ///< The object of an SQL twin.
};

struct KeyRule {
  llvm::StringLiteral Name;
  KeyType Type;
  bool Required;
  llvm::StringLiteral Words = ""; ///< Separated by spaces.
  llvm::StringLiteral Or = "";    ///< The key that will do in its place.
};

/// The keys of every row.
llvm::ArrayRef<llvm::StringLiteral> commonKeys();

/// The keys a row of role \p R may have beside those of every row.
llvm::ArrayRef<KeyRule> keysOf(Role R);

/// The role spelled so, if there is one.
std::optional<Role> roleFromSpelling(llvm::StringRef Spelling);

/// The JSON Schema (draft 2020-12) of a model file, for editors.
Json modelSchema();

} // namespace portcullis

#endif // PORTCULLIS_MODEL_ROWSCHEMA_H
