//===- LiteralSecrets.h - Secrets that stand in the code --------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_LITERALSECRETS_H
#define PORTCULLIS_CHECKS_LITERALSECRETS_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include <optional>

namespace portcullis {

/// What a secret is for, for people.
struct SecretUse {
  llvm::StringRef What;     ///< "token key"
  llvm::StringRef End;      ///< "used as a token's key"
  llvm::StringRef Variable; ///< Of the environment, if no name says better.
};

/// A literal, or a text put together of literals, that is a secret.
struct LiteralSecret {
  SecretUse Use;
  Flow Way;         ///< From the literal, or the join, to where it is used.
  Location Where;   ///< Of the finding.
  Location Used;    ///< Where it is put to use.
  Location Literal; ///< The first.
  std::vector<Location> More; ///< The others that it is put together of.
  std::string Text;           ///< The secret: never to be shown.
  bool IsExact = true;        ///< Whether it is just that text.
  /// Whether the literal is all that is used, so that another text can take its
  /// place.
  bool IsAll = true;
  unsigned HashBits = 0; ///< Of the HMAC that it is the key of.
};

/// A value that is used as a secret.
struct SecretPlace {
  NodeId Value;
  StringId Element = AnyKey; ///< Only this one of it.
  unsigned HashBits = 0;
  /// Where it is used; otherwise where it enters the code that uses it.
  std::optional<Location> Where = std::nullopt;
};

/// Adds the literals that the secret \p At is, but for those that are public or
/// that the program refuses.
void addLiterals(const Program &P, const SecretUse &Use, const SecretPlace &At,
                 std::vector<LiteralSecret> &Secrets);

/// The same, but found where the literals stand.
void addTexts(const Program &P, const SecretUse &Use, const SecretPlace &At,
              std::vector<LiteralSecret> &Secrets);

/// Whether \p Text only stands where a secret will: `<password>`, `***`, or is
/// what a user is asked for it with.
bool isPlaceholder(const Program &P, llvm::StringRef Text);

/// Whether \p Literal opens anything: it is no placeholder and no plain URL,
/// and stands in no test.
bool isRealSecret(const Program &P, const LiteralSecret &Literal);

/// One finding for each place, with the fix that reads the secret from
/// the environment.
std::vector<Finding> reportSecrets(const Program &P, const CheckInfo &Info,
                                   llvm::ArrayRef<LiteralSecret> Secrets);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_LITERALSECRETS_H
