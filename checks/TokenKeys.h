//===- TokenKeys.h - What signs and verifies tokens -------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_TOKENKEYS_H
#define PORTCULLIS_CHECKS_TOKENKEYS_H

#include "Link/Program.h"

namespace portcullis {

/// A literal, or a text put together of literals, that is the secret key of a
/// token.
struct LiteralKey {
  Flow Way;         ///< From the literal, or the join, to the key argument.
  Location Where;   ///< The line where the key is put to use.
  Location Literal; ///< The first.
  std::vector<Location> More; ///< The others that it is put together of.
  std::string Text;           ///< The secret: never to be shown.
  bool IsExact = true;        ///< Whether it is just that text.
  unsigned HashBits;          ///< Of the HMAC; 0 if not an HMAC.
};

/// All of them: keys given to token libraries, and to an HMAC over what a
/// token class of the project's own puts together.
std::vector<LiteralKey> literalKeys(const Program &P);

/// The calls of plain HMACs that sign tokens: what they sign is joined with
/// dots, as RFC 7515 section 7.1 has it.
std::vector<RoleCall> ownTokenMacs(const Program &P);

/// Whether \p Function, or what it runs, verifies a token by a library.
bool verifiesToken(const Program &P, uint32_t Function);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_TOKENKEYS_H
