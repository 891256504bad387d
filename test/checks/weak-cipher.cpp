// RUN: %both %s portcullis-weak-cipher -- %flags | FileCheck %s --implicit-check-not=warning:
#include <array>
#include <cstring>
#include <openssl/des.h>
#include <openssl/evp.h>
#include <openssl/md5.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <string>
#include <vector>

using Bytes = const unsigned char *;

void weak(EVP_CIPHER_CTX *Context, Bytes Key, Bytes Iv) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'EVP_des_ede3_cbc' is a weak cipher
  EVP_EncryptInit_ex(Context, EVP_des_ede3_cbc(), nullptr, Key, Iv);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'EVP_aes_256_ecb' is a weak cipher
  const EVP_CIPHER *Ecb = EVP_aes_256_ecb();
  EVP_EncryptInit_ex(Context, Ecb, nullptr, Key, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'EVP_rc4' is a weak cipher
  EVP_CipherInit_ex(Context, EVP_rc4(), nullptr, Key, nullptr, 1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'BF-CBC' is a weak cipher
  EVP_EncryptInit_ex(Context, EVP_get_cipherbyname("BF-CBC"), nullptr, Key, Iv);
}

void strong(EVP_CIPHER_CTX *Context, Bytes Key, Bytes Iv) {
  EVP_EncryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, Iv);
  EVP_EncryptInit_ex(Context, EVP_get_cipherbyname("AES-256-GCM"), nullptr, Key, Iv);
  EVP_EncryptInit_ex(Context, EVP_chacha20_poly1305(), nullptr, Key, Iv);
}

// What was encrypted before has to be read.
void old(EVP_CIPHER_CTX *Context, Bytes Key, Bytes Iv) {
  EVP_DecryptInit_ex(Context, EVP_des_ede3_cbc(), nullptr, Key, Iv);
  EVP_CipherInit_ex(Context, EVP_rc4(), nullptr, Key, nullptr, 0);
}

void blocks(DES_cblock *In, DES_cblock *Out, DES_key_schedule *Schedule) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DES_ecb_encrypt' is a weak cipher
  DES_ecb_encrypt(In, Out, Schedule, DES_ENCRYPT);
  DES_ecb_encrypt(In, Out, Schedule, DES_DECRYPT);
}

void lists(SSL_CTX *Context) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'HIGH:RC4-SHA' is a weak cipher
  SSL_CTX_set_cipher_list(Context, "HIGH:RC4-SHA");
  SSL_CTX_set_cipher_list(Context, "HIGH:!aNULL:!RC4:!3DES");
}

// A key that everybody who has the program knows, and one that is kept apart.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed in the code encrypts nothing
static const std::string Secret = "0123456789abcdef0123456789abcdef";
static Bytes bytesOf(const std::string &Text) { return reinterpret_cast<Bytes>(Text.data()); }
void keys(EVP_CIPHER_CTX *Context, const std::string &Given, Bytes Iv) {
  EVP_EncryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, bytesOf(Secret), Iv);
  EVP_EncryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, bytesOf(Given), Iv);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed
  static const unsigned char Key[] = {0x01, 0x02, 0x03, 0x04};
  EVP_DecryptInit_ex(Context, EVP_aes_128_cbc(), nullptr, Key, Iv);
  unsigned char Copied[32];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed
  std::memcpy(Copied, "another secret that is not one..", sizeof Copied);
  EVP_DecryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, Copied, Iv);
  std::memcpy(Copied, Given.data(), sizeof Copied);
  EVP_DecryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, Copied, Iv);
}

// An initialisation vector is for one message.
void vectors(EVP_CIPHER_CTX *Context, Bytes Key, const std::string &Received) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the initialisation vector never changes
  unsigned char Zero[16] = {0};
  EVP_EncryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, Key, Zero);
  unsigned char Random[16] = {0};
  RAND_bytes(Random, sizeof Random);
  EVP_EncryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, Key, Random);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the initialisation vector never changes
  EVP_EncryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, bytesOf("0123456789ab"));
  EVP_DecryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, bytesOf("0123456789ab"));
  unsigned char Set[16];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the initialisation vector never changes
  std::memset(Set, 0, sizeof Set);
  EVP_EncryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, Key, Set);
  std::memcpy(Set, Received.data(), sizeof Set);
  EVP_EncryptInit_ex(Context, EVP_aes_256_cbc(), nullptr, Key, Set);
  EVP_EncryptInit_ex(Context, nullptr, nullptr, nullptr, nullptr);
}

// What is filled in later.
static std::vector<unsigned char> randomBytes(std::size_t Size) {
  std::vector<unsigned char> Made(Size);
  RAND_bytes(Made.data(), static_cast<int>(Made.size()));
  return Made;
}
void drawn(EVP_CIPHER_CTX *Context, Bytes Key) {
  const auto Vector = randomBytes(12);
  EVP_EncryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, Vector.data());
  std::string Text(12, '\0');
  RAND_bytes(reinterpret_cast<unsigned char *>(&Text[0]), 12);
  EVP_EncryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, bytesOf(Text));
  std::array<unsigned char, 12> Array{};
  RAND_bytes(Array.data(), Array.size());
  EVP_EncryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, Array.data());
  unsigned char Counter[12] = {0};
  for (unsigned char &Byte : Counter)
    Byte = static_cast<unsigned char>(randomBytes(1)[0]);
  EVP_EncryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, Counter);
}

// No encryption.
void checksum(const std::string &Text, unsigned char *Digest) {
  MD5(bytesOf(Text), Text.size(), Digest);
}
