//===- ComparedSecrets.h - Literals that clients have to know ---*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_COMPAREDSECRETS_H
#define PORTCULLIS_CHECKS_COMPAREDSECRETS_H

#include "LiteralSecrets.h"

namespace portcullis {

/// A literal that is compared with the password, key or token that a client
/// sent, or may be one.
struct ComparedSecret {
  const Call *By; ///< Compares them.
  LiteralSecret Secret;
};

std::vector<ComparedSecret> comparedSecrets(const Program &P);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_COMPAREDSECRETS_H
