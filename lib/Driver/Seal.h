//===- Seal.h - What only the owner of a source may read --------*- C++ -*-===//
//
// Facts hold the texts of literals, of which some are secrets. What leaves the
// process is sealed (libsodium, XChaCha20-Poly1305) with a key made of the main
// file's text: who does not have the source learns nothing of it, and what is
// damaged or another's does not open.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_SEAL_H
#define PORTCULLIS_DRIVER_SEAL_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace portcullis {

/// \p Plain for those who have \p MainFile as it is now, and know the \p Name
/// of what they open. A file that cannot be read is taken as empty.
std::string seal(llvm::StringRef Plain, llvm::StringRef MainFile,
                 llvm::StringRef Name);

/// What seal() was given, if the file and the name are the same.
std::optional<std::string>
unseal(llvm::StringRef Sealed, llvm::StringRef MainFile, llvm::StringRef Name);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_SEAL_H
