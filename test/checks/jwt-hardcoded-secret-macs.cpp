// RUN: %both %s portcullis-jwt-hardcoded-secret -- %flags | FileCheck %s --implicit-check-not=warning:
// A helper that makes an HMAC signs tokens for those who give it one; for others
// it signs other things.
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string>

static std::string mac(const std::string &Key, const std::string &Data) {
  unsigned char Out[EVP_MAX_MD_SIZE];
  unsigned Length = 0;
  HMAC(EVP_sha256(), Key.data(), Key.size(),
       reinterpret_cast<const unsigned char *>(Data.data()), Data.size(), Out,
       &Length);
  return std::string(reinterpret_cast<char *>(Out), Length);
}

std::string token(const std::string &Header, const std::string &Payload) {
  std::string Data = Header + "." + Payload;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  return Data + "." + mac("a-key-for-tokens-0123456789abcdef", Data);
}

std::string etag(const std::string &Body) { return mac("etag-key", Body); }
