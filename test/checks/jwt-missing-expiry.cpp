// RUN: %both %s portcullis-jwt-missing-expiry -- %flags | FileCheck %s --implicit-check-not=warning:
#include <chrono>
#include <jwt/jwt.hpp>

std::string endless(const std::string &Key) {
  using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  jwt::jwt_object Token{algorithm("HS256"), secret(Key)};
  Token.add_claim("sub", "me");
  return Token.signature();
}

std::string sometimes(const std::string &Key, bool IsShort) {
  using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  jwt::jwt_object Token{algorithm("HS256"), secret(Key)};
  if (IsShort)
    Token.add_claim("exp", std::chrono::system_clock::now() +
                               std::chrono::minutes(5));
  return Token.signature();
}

std::string tooLong(const std::string &Key) {
  using namespace jwt::params;
  jwt::jwt_object Token{algorithm("HS256"), secret(Key)};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lives for 1440 minutes
  Token.add_claim("exp", std::chrono::system_clock::now() +
                             std::chrono::hours(24));
  return Token.signature();
}

std::string refreshToken(const std::string &Key) {
  using namespace jwt::params;
  jwt::jwt_object Token{algorithm("HS256"), secret(Key)};
  Token.add_claim("exp", std::chrono::system_clock::now() +
                             std::chrono::hours(24));
  return Token.signature();
}

std::string brief(const std::string &Key) {
  using namespace jwt::params;
  jwt::jwt_object Token{algorithm("HS256"), secret(Key)};
  Token.add_claim("exp", std::chrono::system_clock::now() +
                             std::chrono::minutes(15));
  return Token.signature();
}
