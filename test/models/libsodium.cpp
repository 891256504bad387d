// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^libsodium:" %t
#include <sodium.h>
#include <string>

using Bytes = unsigned char;

void passwords(const std::string &Password, char *Out, Bytes *Key,
               const Bytes *Salt) {
  crypto_pwhash_str(Out, Password.data(), Password.size(), 2, 1 << 26);
  crypto_pwhash_str_alg(Out, Password.data(), Password.size(), 2, 1 << 26,
                        crypto_pwhash_ALG_DEFAULT);
  crypto_pwhash_scryptsalsa208sha256_str(Out, Password.data(), Password.size(),
                                         1 << 15, 1 << 24);
  crypto_pwhash(Key, 32, Password.data(), Password.size(), Salt, 2, 1 << 26,
                crypto_pwhash_ALG_DEFAULT);
  crypto_pwhash_str_verify(Out, Password.data(), Password.size());
}

void secrets(const Bytes *Text, size_t Size, Bytes *Out, const Bytes *Nonce,
             const Bytes *Key) {
  unsigned long long Made = 0;
  crypto_secretbox_easy(Out, Text, Size, Nonce, Key);
  crypto_box_easy(Out, Text, Size, Nonce, Key, Key);
  crypto_box_seal(Out, Text, Size, Key);
  crypto_aead_xchacha20poly1305_ietf_encrypt(Out, &Made, Text, Size, nullptr, 0,
                                             nullptr, Nonce, Key);
  crypto_aead_chacha20poly1305_ietf_encrypt(Out, &Made, Text, Size, nullptr, 0,
                                            nullptr, Nonce, Key);
  crypto_aead_aes256gcm_encrypt(Out, &Made, Text, Size, nullptr, 0, nullptr,
                                Nonce, Key);
}

bool sums(const Bytes *Text, size_t Size, Bytes *Out, char *Hex,
          const Bytes *Key) {
  crypto_hash_sha256(Out, Text, Size);
  crypto_hash_sha512(Out, Text, Size);
  crypto_hash(Out, Text, Size);
  crypto_generichash(Out, 32, Text, Size, nullptr, 0);
  crypto_auth(Out, Text, Size, Key);
  crypto_auth_hmacsha256(Out, Text, Size, Key);
  crypto_auth_hmacsha256_state State;
  crypto_auth_hmacsha256_init(&State, Key, 32);
  crypto_auth_hmacsha256_update(&State, Text, Size);
  crypto_auth_hmacsha256_final(&State, Out);
  if (crypto_auth_verify(Out, Text, Size, Key) != 0)
    return false;
  sodium_bin2hex(Hex, 65, Out, 32);
  sodium_bin2base64(Hex, 65, Out, 32, sodium_base64_VARIANT_URLSAFE);
  return sodium_memcmp(Out, Text, 32) == 0;
}

bool open(const Bytes *Text, size_t Size, Bytes *Out, const Bytes *Nonce, const Bytes *Key) {
  crypto_aead_aes256gcm_decrypt(Out, nullptr, nullptr, Text, Size, nullptr, 0, Nonce, Key);
  return crypto_secretbox_open_easy(Out, Text, Size, Nonce, Key) == 0;
}
