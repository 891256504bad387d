//===- Digest.h - Short names for contents ----------------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_DIGEST_H
#define PORTCULLIS_SUPPORT_DIGEST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace portcullis {

/// 16 bytes of BLAKE3: equal for equal contents, and in practice only then.
using Digest = std::string;

/// The digest of \p Parts, in which it matters where one ends.
Digest digestOf(llvm::ArrayRef<llvm::StringRef> Parts);

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_DIGEST_H
