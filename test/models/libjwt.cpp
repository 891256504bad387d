// Every row of the model is used here (libjwt 1), or in libjwt3.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep -E "^libjwt: .* jwt_(new|set_alg|add_grant|encode_str|decode|get_grant)" %t
#include <jwt.h>

char *issue(const char *User, const unsigned char *Key, int Size) {
  jwt_t *Token = nullptr;
  jwt_new(&Token);
  jwt_add_grant(Token, "sub", User);
  jwt_add_grant_int(Token, "exp", 1234567890);
  jwt_set_alg(Token, JWT_ALG_HS256, Key, Size);
  return jwt_encode_str(Token);
}

const char *read(const char *Text, const unsigned char *Key, int Size) {
  jwt_t *Token = nullptr;
  if (jwt_decode(&Token, Text, Key, Size) || jwt_get_grant_int(Token, "exp") < 1)
    return nullptr;
  return jwt_get_grant(Token, "sub");
}
