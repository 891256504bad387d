//===- Masks.h - What is left of a masked value -----------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_MASKS_H
#define PORTCULLIS_CHECKS_MASKS_H

#include "Link/Program.h"

namespace portcullis {

/// Whether \p Id is a value that was masked: a name says so, or characters of
/// it were replaced by those that masks are made of.
bool isMasked(const Program &P, NodeId Id);

/// Whether \p E gives only a piece of its value, from which the rest cannot be
/// told. Of \p Guessable data, which is short, less remains than of a token.
bool leavesOut(const Program &P, const Edge &E, bool Guessable);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_MASKS_H
