// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^l8w8jwt:" %t
// RUN: %both %s portcullis-jwt-hardcoded-secret,portcullis-jwt-missing-expiry,portcullis-jwt-unverified-token,portcullis-jwt-unchecked-claims,portcullis-hardcoded-credential -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <l8w8jwt.h>
#include <string>

int fixed(char **Out) {
  l8w8jwt_encoding_params Params;
  l8w8jwt_encoding_params_init(&Params);
  Params.exp = time(nullptr) + 900;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  Params.secret_key = (unsigned char *)"f8Kq2Lw9Zx4Vb7Nm1Tr6Yu3Pd5Gh0Js8";
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Params.secret_key_pw = (unsigned char *)"k3y-0f-the-k3y";
  Params.out = Out;
  return l8w8jwt_encode(&Params);
}

int ofDeployment(char **Out) {
  l8w8jwt_encoding_params Params;
  l8w8jwt_encoding_params_init(&Params);
  Params.exp = time(nullptr) + 900;
  Params.secret_key = (unsigned char *)std::getenv("JWT_KEY");
  Params.secret_key_pw = (unsigned char *)std::getenv("JWT_KEY_PASSWORD");
  Params.out = Out;
  return l8w8jwt_encode(&Params);
}

bool isValid(char *Token) {
  static const char Key[] = "q7Tz1Xc5Vb9Nm3Lk8Jh2Gf6Ds4Pa0Wre";
  l8w8jwt_decoding_params Params;
  l8w8jwt_decoding_params_init(&Params);
  Params.jwt = Token;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  Params.verification_key = (unsigned char *)Key;
  l8w8jwt_validation_result Result;
  return l8w8jwt_decode(&Params, &Result, nullptr, nullptr) == L8W8JWT_SUCCESS &&
         Result == L8W8JWT_VALID;
}

bool isValidByDeployment(char *Token) {
  l8w8jwt_decoding_params Params;
  l8w8jwt_decoding_params_init(&Params);
  Params.jwt = Token;
  Params.verification_key = (unsigned char *)std::getenv("JWT_KEY");
  l8w8jwt_validation_result Result;
  return l8w8jwt_decode(&Params, &Result, nullptr, nullptr) == L8W8JWT_SUCCESS &&
         Result == L8W8JWT_VALID;
}
