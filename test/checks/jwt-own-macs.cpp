// RUN: %both %s portcullis-jwt-hardcoded-secret,portcullis-jwt-weak-secret,portcullis-jwt-missing-expiry -- %flags | FileCheck %s --implicit-check-not=warning:
// Tokens of the team's own, signed by MACs that are made in stages or by others
// than HMAC().
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <string>
using Bytes = unsigned char;
static const Bytes *bytes(const std::string &Text) { return reinterpret_cast<const Bytes *>(Text.data()); }
static std::string text(const Bytes *Out, size_t N) { return std::string(reinterpret_cast<const char *>(Out), N); }
static std::string b64(const std::string &In) {
  std::string Out;
  for (char C : In)
    Out += C;
  return Out;
}
static std::string head() { return b64(nlohmann::json{{"alg", "HS256"}}.dump()); }
static std::string endless(const std::string &User) {
  nlohmann::json Claims;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  Claims["sub"] = User;
  return b64(Claims.dump());
}
static std::string expiring(const std::string &User) {
  nlohmann::json Claims;
  Claims["sub"] = User;
  Claims["exp"] = std::time(nullptr) + 600;
  return b64(Claims.dump());
}

std::string byHmacContext(const std::string &User) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  std::string Key = "a-key-of-forty-bytes-0123456789abcdef012", Data = head() + "." + endless(User);
  Bytes Out[64]; unsigned N = 0;
  HMAC_CTX *C = HMAC_CTX_new();
  HMAC_Init_ex(C, Key.data(), Key.size(), EVP_sha256(), nullptr);
  HMAC_Update(C, bytes(Data), Data.size());
  HMAC_Final(C, Out, &N);
  HMAC_CTX_free(C);
  return Data + "." + b64(text(Out, N));
}

std::string byPieces(const std::string &User) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  std::string Key = "another-key-of-forty-bytes-0123456789abc", Head = head(), Body = expiring(User);
  Bytes Out[64]; size_t N = 0;
  EVP_MAC_CTX *C = EVP_MAC_CTX_new(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  EVP_MAC_init(C, bytes(Key), Key.size(), nullptr);
  EVP_MAC_update(C, bytes(Head), Head.size());
  EVP_MAC_update(C, reinterpret_cast<const Bytes *>("."), 1);
  EVP_MAC_update(C, bytes(Body), Body.size());
  EVP_MAC_final(C, Out, &N, sizeof Out);
  return Head + "." + Body + "." + b64(text(Out, N));
}

std::string byKeyObject(const std::string &User) {
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} HMAC key of 8 bytes is shorter
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  std::string Key = "shortkey", Data = head() + "." + expiring(User);
  Bytes Out[64]; size_t N = 64;
  EVP_PKEY *K = EVP_PKEY_new_mac_key(EVP_PKEY_HMAC, nullptr, bytes(Key), Key.size());
  EVP_MD_CTX *C = EVP_MD_CTX_new();
  EVP_DigestSignInit(C, nullptr, EVP_sha256(), nullptr, K);
  EVP_DigestSignUpdate(C, Data.data(), Data.size());
  EVP_DigestSignFinal(C, Out, &N);
  return Data + "." + b64(text(Out, N));
}

std::string byOneCall(const std::string &User) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  std::string Key = "yet-another-key-of-forty-bytes-012345678", Data = head() + "." + expiring(User);
  Bytes Out[64]; size_t N = 64;
  EVP_PKEY *K = EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, nullptr, bytes(Key), Key.size());
  EVP_MD_CTX *C = EVP_MD_CTX_new();
  EVP_DigestSignInit(C, nullptr, EVP_sha256(), nullptr, K);
  EVP_DigestSign(C, Out, &N, bytes(Data), Data.size());
  return Data + "." + b64(text(Out, N));
}

std::string bySodium(const std::string &User) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  std::string Key = "the-last-key-of-forty-bytes-012345678901", Data = head() + "." + expiring(User);
  Bytes Out[64];
  crypto_auth_hmacsha256_state S;
  crypto_auth_hmacsha256_init(&S, bytes(Key), Key.size());
  crypto_auth_hmacsha256_update(&S, bytes(Data), Data.size());
  crypto_auth_hmacsha256_final(&S, Out);
  return Data + "." + b64(text(Out, 32));
}

std::string byEnvironment(const std::string &User) {
  std::string Key = std::getenv("KEY"), Data = head() + "." + expiring(User);
  Bytes Out[64]; unsigned N = 0;
  HMAC_CTX *C = HMAC_CTX_new();
  HMAC_Init_ex(C, Key.data(), Key.size(), EVP_sha256(), nullptr);
  HMAC_Update(C, bytes(Data), Data.size());
  HMAC_Final(C, Out, &N);
  return Data + "." + b64(text(Out, N));
}

// No token.
std::string etag(const std::string &Body) {
  std::string Key = "etag-key";
  Bytes Out[64]; unsigned N = 0;
  HMAC_CTX *C = HMAC_CTX_new();
  HMAC_Init_ex(C, Key.data(), Key.size(), EVP_sha256(), nullptr);
  HMAC_Update(C, bytes(Body), Body.size());
  HMAC_Final(C, Out, &N);
  return text(Out, N);
}
