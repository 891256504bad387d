// The rows of the model for libjwt 3: what is left here is what only libjwt 1
// has, which libjwt.cpp uses.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: grep '^libjwt:' %t | FileCheck %s --implicit-check-not=libjwt:
// RUN: %both %s portcullis-tls-verification-disabled,portcullis-plaintext-transport -- -std=c++17 -I%inputs/include | FileCheck %s --check-prefix=KEYS --implicit-check-not=warning:
#include <libjwt3/jwt.h>

// CHECK: libjwt: token_begin jwt_new
// CHECK-NEXT: libjwt: token_key jwt_set_alg
// CHECK-NEXT: libjwt: token_none jwt_set_alg
// CHECK-NEXT: libjwt: token_unverified jwt_decode
// CHECK-NEXT: libjwt: token_claim jwt_add_grant, jwt_add_grant_int
// CHECK-NEXT: libjwt: token_claim jwt_add_grants_json
// CHECK-NEXT: libjwt: token_sign jwt_encode_str
// CHECK-NEXT: libjwt: token_decode jwt_decode
// CHECK-NEXT: libjwt: token_key jwt_decode
// CHECK-NEXT: libjwt: token_read jwt_get_grant, jwt_get_grant_int

jwk_set_t *keysOf(const char *Json, const char *Pem, size_t Size) {
  jwk_set_t *Keys =
      Json ? jwks_create(Json) : jwks_create_fromkey(Pem, Size, JWK_KEY_NONE);
  if (!Keys || jwks_error(Keys))
    return nullptr;
  return Keys;
}

void addKeys(jwk_set_t *Keys, const char *Json, const char *Pem, size_t Size) {
  jwks_load(Keys, Json);
  jwks_load_fromkey(Keys, Pem, Size, JWK_KEY_GEN_KID);
}

char *issue(const jwk_set_t *Keys) {
  jwt_builder_t *Builder = jwt_builder_new();
  if (!Builder)
    return nullptr;
  char *Text = nullptr;
  if (jwt_builder_setkey(Builder, JWT_ALG_HS256, jwks_item_get(Keys, 0)) == 0 &&
      jwt_builder_time_offset(Builder, JWT_CLAIM_EXP, 900) == 0)
    Text = jwt_builder_generate(Builder);
  jwt_builder_free(Builder);
  return Text;
}

char *unsignedToken() {
  jwt_builder_t *Builder = jwt_builder_new();
  jwt_builder_setkey(Builder, JWT_ALG_NONE, nullptr);
  jwt_builder_time_offset(Builder, JWT_CLAIM_EXP, 900);
  char *Text = jwt_builder_generate(Builder);
  jwt_builder_free(Builder);
  return Text;
}

bool isValid(const char *Text, const jwk_set_t *Keys) {
  jwt_checker_t *Checker = jwt_checker_new();
  jwt_checker_setkey(Checker, JWT_ALG_HS256, jwks_item_get(Keys, 0));
  jwt_checker_claim_set(Checker, JWT_CLAIM_ISS, "shop");
  int Failed = jwt_checker_verify(Checker, Text);
  jwt_checker_free(Checker);
  return !Failed;
}

bool isWellFormed(const char *Text) {
  jwt_checker_t *Checker = jwt_checker_new();
  jwt_checker_setkey(Checker, JWT_ALG_NONE, nullptr);
  int Failed = jwt_checker_verify(Checker, Text);
  jwt_checker_free(Checker);
  return !Failed;
}

void fetchedKeys(jwk_set_t *Keys) {
  // KEYS: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  jwks_create_fromurl("https://id.example.org/keys", 0);
  // KEYS: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  jwks_load_fromurl(Keys, "https://id.example.org/keys", 0);
  // KEYS: {{^}}[[#@LINE+1]]:{{.*}} sends everything to
  jwks_create_fromurl("http://id.shop.com/keys", 1);
  // KEYS: {{^}}[[#@LINE+1]]:{{.*}} sends everything to
  jwks_load_fromurl(Keys, "http://id.shop.com/keys", 1);
  jwks_create_fromurl("https://id.example.org/keys", 1);
}
