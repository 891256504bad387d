// Every row of the model is used here (libjwt 1, Debian's), or in libjwt3.cpp:
// what is left here is what only libjwt 3 has.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: grep '^libjwt:' %t | FileCheck %s --implicit-check-not=libjwt:
#include <jwt.h>

// CHECK:      libjwt: token_none jwt_builder_setkey, jwt_checker_setkey
// CHECK-NEXT: libjwt: token_key jwks_create, jwks_create_fromkey
// CHECK-NEXT: libjwt: token_key jwks_load, jwks_load_fromkey
// CHECK-NEXT: libjwt: token_verify jwt_checker_verify
// CHECK-NEXT: libjwt: token_begin jwt_builder_new
// CHECK-NEXT: libjwt: token_claim jwt_builder_time_offset
// CHECK-NEXT: libjwt: token_sign jwt_builder_generate
// CHECK-NEXT: libjwt: token_expects jwt_checker_claim_set
// CHECK-NEXT: libjwt: setting jwks_create_fromurl
// CHECK-NEXT: libjwt: setting jwks_load_fromurl
// CHECK-NEXT: libjwt: sink jwks_create_fromurl
// CHECK-NEXT: libjwt: sink jwks_load_fromurl

char *issue(const char *User, long Expiry, const unsigned char *Key, int Size) {
  jwt_t *Token = nullptr;
  if (jwt_new(&Token) != 0)
    return nullptr;
  jwt_add_grant(Token, "sub", User);
  jwt_add_grant_int(Token, "exp", Expiry);
  jwt_add_grants_json(Token, "{\"role\":\"user\"}");
  char *Text = nullptr;
  if (jwt_set_alg(Token, JWT_ALG_HS256, Key, Size) == 0)
    Text = jwt_encode_str(Token);
  jwt_free(Token);
  return Text;
}

char *unsignedToken(const char *User) {
  jwt_t *Token = nullptr;
  if (jwt_new(&Token) != 0)
    return nullptr;
  jwt_add_grant(Token, "sub", User);
  jwt_set_alg(Token, JWT_ALG_NONE, nullptr, 0);
  char *Text = jwt_encode_str(Token);
  jwt_free(Token);
  return Text;
}

bool isAdmin(const char *Text, long Now, const unsigned char *Key, int Size) {
  jwt_t *Token = nullptr;
  if (jwt_decode(&Token, Text, Key, Size) != 0)
    return false;
  const char *Role = jwt_get_grant(Token, "role");
  bool Is = jwt_get_alg(Token) == JWT_ALG_HS256 &&
            jwt_get_grant_int(Token, "exp") > Now && Role && *Role == 'a';
  jwt_free(Token);
  return Is;
}
