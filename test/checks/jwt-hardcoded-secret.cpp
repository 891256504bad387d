// RUN: %both %s portcullis-jwt-hardcoded-secret -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <jwt/jwt.hpp>
#include <stdexcept>
#include <string>

#define JWT_SECRET "macro-secret-of-more-than-32-bytes-length"
static const std::string Constant = "constant-secret-of-more-than-32-bytes";

class Tokens {
public:
  explicit Tokens(std::string S) : Given(std::move(S)) {}
  std::string issue() {
    using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "gi…" (37 characters)
    jwt::jwt_object Token{algorithm("HS256"), secret(Given)};
    return Token.signature();
  }
  std::string issueDefault() {
    using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "de…" (38 characters)
    jwt::jwt_object Token{algorithm("HS256"), secret(Default)};
    return Token.signature();
  }

private:
  std::string Given;
  std::string Default = "default-secret-of-more-than-32-bytes-x";
};

std::string byConstructor() {
  Tokens T("given-secret-of-more-than-32-bytes-xy");
  return T.issue();
}

std::string byMacro() {
  using namespace jwt::params;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "ma…"
  jwt::jwt_object Token{algorithm("HS256"), secret(JWT_SECRET)};
  return Token.signature();
}

std::string byFallback() {
  using namespace jwt::params;
  const char *Env = std::getenv("JWT_SECRET");
  std::string Key = Env ? Env : "fallback-secret-of-more-than-32-bytes";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "fa…"
  jwt::jwt_object Token{algorithm("HS256"), secret(Key)};
  return Token.signature();
}

static const std::string &key() { return Constant; }

bool verified(const std::string &Text) {
  using namespace jwt::params;
  auto Token = jwt::decode(Text, algorithms({"HS256"}),
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "co…"
                           secret(key()));
  return Token.has_claim("sub");
}

std::string fromEnvironment() {
  using namespace jwt::params;
  const char *Env = std::getenv("JWT_SECRET");
  if (!Env)
    throw std::runtime_error("JWT_SECRET is not set");
  jwt::jwt_object Token{algorithm("HS256"), secret(std::string(Env))};
  return Token.signature();
}
