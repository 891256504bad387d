// RUN: %both %s portcullis-jwt-unverified-token -- %flags | FileCheck %s --implicit-check-not=warning:
#include <jwt/jwt.hpp>

bool unverified(const std::string &Text, const std::string &Key) {
  using namespace jwt::params;
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key),
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} verification of tokens is switched off
                           verify(false));
  return Token.has_claim("sub");
}

bool verified(const std::string &Text, const std::string &Key) {
  using namespace jwt::params;
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key),
                           verify(true));
  return Token.has_claim("sub");
}
