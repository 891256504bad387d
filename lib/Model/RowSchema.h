//===- RowSchema.h - Which keys a row of each role may have -----*- C++ -*-===//

#ifndef PORTCULLIS_MODEL_ROWSCHEMA_H
#define PORTCULLIS_MODEL_ROWSCHEMA_H

#include "Model/Model.h"
#include <optional>

namespace portcullis {

enum class KeyType : uint8_t {
  Positions, ///< One position or a list of them.
  Text,      ///< Text, a number or a truth value, kept as text.
  Texts,     ///< A list of texts or numbers.
  PositionOrText,
  Twin, ///< The object of an SQL twin.
};

struct KeyRule {
  llvm::StringLiteral Name;
  KeyType Type;
  bool Required;
};

/// The keys a row of role \p R may have beside those of every row.
llvm::ArrayRef<KeyRule> keysOf(Role R);

/// The role spelled so, if there is one.
std::optional<Role> roleFromSpelling(llvm::StringRef Spelling);

} // namespace portcullis

#endif // PORTCULLIS_MODEL_ROWSCHEMA_H
