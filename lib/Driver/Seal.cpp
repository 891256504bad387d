//===- Seal.cpp - What only the owner of a source may read ----------------===//

#include "Driver/Seal.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <array>
#include <sodium.h>

using namespace portcullis;
using llvm::StringRef;

namespace {

using Key =
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;
using Nonce =
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;
constexpr size_t TagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

} // namespace

static const unsigned char *bytes(StringRef Text) { return Text.bytes_begin(); }

static Key keyFor(StringRef MainFile, StringRef Name) {
  if (sodium_init() < 0)
    llvm::reportFatalUsageError("libsodium cannot be used");
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  if (llvm::sys::fs::is_regular_file(MainFile)) // A device need not end.
    if (auto Opened =
            llvm::MemoryBuffer::getFile(MainFile, /*IsText=*/false,
                                        /*RequiresNullTerminator=*/false))
      Buffer = std::move(*Opened);
  StringRef Text = Buffer ? Buffer->getBuffer() : StringRef();
  Key Result;
  crypto_generichash_state State;
  crypto_generichash_init(&State, bytes(Name), Name.size(), Result.size());
  crypto_generichash_update(&State, bytes(Text), Text.size());
  crypto_generichash_final(&State, Result.data(), Result.size());
  return Result;
}

std::string portcullis::seal(StringRef Plain, StringRef MainFile,
                             StringRef Name) {
  Key K = keyFor(MainFile, Name);
  // Made of what is sealed, so that equal input gives equal bytes.
  Nonce N;
  crypto_generichash(N.data(), N.size(), bytes(Plain), Plain.size(), K.data(),
                     K.size());
  std::string Result(N.size() + Plain.size() + TagSize, '\0');
  llvm::copy(N, Result.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      reinterpret_cast<unsigned char *>(Result.data()) + N.size(), nullptr,
      bytes(Plain), Plain.size(), bytes(Name), Name.size(), nullptr, N.data(),
      K.data());
  return Result;
}

std::optional<std::string>
portcullis::unseal(StringRef Sealed, StringRef MainFile, StringRef Name) {
  Nonce N;
  if (Sealed.size() < N.size() + TagSize)
    return std::nullopt;
  Key K = keyFor(MainFile, Name);
  std::copy_n(Sealed.bytes_begin(), N.size(), N.begin());
  Sealed = Sealed.drop_front(N.size());
  std::string Result(Sealed.size() - TagSize, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char *>(Result.data()), nullptr, nullptr,
          bytes(Sealed), Sealed.size(), bytes(Name), Name.size(), N.data(),
          K.data()) != 0)
    return std::nullopt;
  return Result;
}
