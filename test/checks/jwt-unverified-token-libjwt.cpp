// libjwt 1 accepts a token without a signature if it is given no key.
// RUN: %both %s portcullis-jwt-unverified-token -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <jwt.h>

const char *lax(const char *Text) {
  jwt_t *Token = nullptr;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} verification of tokens is switched off
  if (jwt_decode(&Token, Text, NULL, 0))
    return nullptr;
  return jwt_get_grant(Token, "sub");
}

const char *strict(const char *Text, const unsigned char *Key, int Size) {
  jwt_t *Token = nullptr;
  if (jwt_decode(&Token, Text, Key, Size))
    return nullptr;
  return jwt_get_grant(Token, "sub");
}
