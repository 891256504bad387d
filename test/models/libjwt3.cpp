// The rows for libjwt 3; Debian's is 1.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^libjwt: .* (jwks_|jwt_builder_|jwt_checker_)" %t
#include <libjwt3/jwt.h>

char *issue(const char *Json, const void *Key, size_t Size) {
  jwk_set_t *Keys = jwks_create(Json);
  jwks_load(Keys, Json);
  jwks_create_fromkey(Key, Size, 0);
  jwks_load_fromkey(Keys, Key, Size, 0);
  jwt_builder_t *Builder = jwt_builder_new();
  jwt_builder_setkey(Builder, JWT_ALG_HS256, jwks_item_get(Keys, 0));
  jwt_builder_time_offset(Builder, JWT_CLAIM_EXP, 900);
  return jwt_builder_generate(Builder);
}

bool isValid(const char *Text, const jwk_item_t *Key) {
  jwt_checker_t *Checker = jwt_checker_new();
  jwt_checker_setkey(Checker, JWT_ALG_HS256, Key);
  return jwt_checker_verify(Checker, Text) == 0;
}
