// RUN: %both %s portcullis-jwt-none-algorithm -- %flags | FileCheck %s --implicit-check-not=warning:
#include <jwt/jwt.hpp>

bool lax(const std::string &Text, const std::string &Key) {
  using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
  auto Token = jwt::decode(Text, algorithms({"HS256", "none"}), secret(Key));
  return Token.has_claim("sub");
}

std::string unsignedToken() {
  using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
  jwt::jwt_object Token{algorithm("none")};
  return Token.signature();
}

bool strict(const std::string &Text, const std::string &Key) {
  using namespace jwt::params;
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key));
  return Token.has_claim("none");
}
