//===- TokenKeys.h - What signs and verifies tokens -------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_TOKENKEYS_H
#define PORTCULLIS_CHECKS_TOKENKEYS_H

#include "LiteralSecrets.h"

namespace portcullis {

/// The literals that are keys of tokens: given to token libraries, and to an
/// HMAC over what a token class of the project's own puts together.
std::vector<LiteralSecret> literalKeys(const Program &P);

/// The calls of plain HMACs that sign tokens: what they sign is joined with
/// dots, as RFC 7515 section 7.1 has it.
std::vector<RoleCall> ownTokenMacs(const Program &P);

/// Whether \p Function, or what it runs, verifies a token by a library.
bool verifiesToken(const Program &P, uint32_t Function);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_TOKENKEYS_H
