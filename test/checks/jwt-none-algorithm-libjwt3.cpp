// In libjwt 3, none with a key stands for the key's own algorithm.
// RUN: %both %s portcullis-jwt-none-algorithm -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <libjwt3/jwt.h>

void unsignedTokens(jwt_builder_t *Builder, jwt_checker_t *Checker) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
  jwt_builder_setkey(Builder, JWT_ALG_NONE, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
  jwt_checker_setkey(Checker, JWT_ALG_NONE, NULL);
}

void signedTokens(jwt_builder_t *Builder, jwt_checker_t *Checker,
                  const jwk_item_t *Key) {
  jwt_builder_setkey(Builder, JWT_ALG_NONE, Key);
  jwt_checker_setkey(Checker, JWT_ALG_HS256, Key);
}
