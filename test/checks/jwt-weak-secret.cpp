// RUN: %both %s portcullis-jwt-weak-secret -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <jwt/jwt.hpp>

std::string weak() {
  using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} HMAC key of 6 bytes is shorter than the 32
  jwt::jwt_object Token{algorithm("HS256"), secret("secret")};
  return Token.signature();
}

std::string longEnough() {
  using namespace jwt::params;
  jwt::jwt_object Token{algorithm("HS256"),
                        secret("0123456789abcdef0123456789abcdef")};
  return Token.signature();
}

std::string unknown() {
  using namespace jwt::params;
  jwt::jwt_object Token{algorithm("HS256"), secret(std::getenv("KEY"))};
  return Token.signature();
}
