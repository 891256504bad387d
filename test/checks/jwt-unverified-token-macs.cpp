// RUN: %both %s portcullis-jwt-unverified-token -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// MACs that are made in stages, and libsodium's, verify as HMAC() does.
#include <cstdlib>
#include <jwt-cpp/jwt.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <string>
using Bytes = unsigned char;
static const Bytes *bytes(const std::string &Text) { return reinterpret_cast<const Bytes *>(Text.data()); }

static std::string macOf(const std::string &Data) {
  Bytes Out[64]; unsigned N = 0;
  std::string Key = std::getenv("KEY");
  HMAC_CTX *C = HMAC_CTX_new();
  HMAC_Init_ex(C, Key.data(), Key.size(), EVP_sha256(), nullptr);
  HMAC_Update(C, bytes(Data), Data.size());
  HMAC_Final(C, Out, &N);
  return std::string(reinterpret_cast<char *>(Out), N);
}

std::string user(const std::string &Text) {
  auto Dot = Text.rfind('.');
  if (macOf(Text.substr(0, Dot)) != Text.substr(Dot + 1))
    return "";
  return jwt::decode(Text).get_subject();
}

std::string anyUser(const std::string &Text) {
  auto Dot = Text.rfind('.');
  if (macOf(Text.substr(0, Dot)) == Text.substr(Dot + 1))
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  return jwt::decode(Text).get_subject();
}

std::string bySodium(const std::string &Text, const Bytes *Key) {
  auto Dot = Text.rfind('.');
  std::string Data = Text.substr(0, Dot), Mac = Text.substr(Dot + 1);
  if (crypto_auth_hmacsha256_verify(bytes(Mac), bytes(Data), Data.size(), Key) != 0)
    return "";
  return jwt::decode(Text).get_subject();
}

std::string turnedAround(const std::string &Text, const Bytes *Key) {
  auto Dot = Text.rfind('.');
  std::string Data = Text.substr(0, Dot), Mac = Text.substr(Dot + 1);
  if (crypto_auth_hmacsha256_verify(bytes(Mac), bytes(Data), Data.size(), Key) == 0)
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  return jwt::decode(Text).get_subject();
}
