// Tokens that are verified as they are decoded: cpp-jwt.
// RUN: %both %s portcullis-jwt-unchecked-claims -- %flags | FileCheck %s --implicit-check-not=warning:
#include <jwt/jwt.hpp>
#include <stdexcept>
#include <string>

using namespace jwt::params;

std::string ofAnybody(const std::string &Text, const std::string &Key) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any issuer and any audience pass
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key), verify(true));
  return Token.payload().get_claim_value<std::string>("sub");
}

std::string ofIssuer(const std::string &Text, const std::string &Key) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any audience pass
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key), verify(true), issuer("shop"));
  return Token.payload().get_claim_value<std::string>("sub");
}

std::string ofBoth(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key), issuer("shop"), aud("customers"));
  return Token.payload().get_claim_value<std::string>("sub");
}

static void check(const jwt::jwt_object &Token) {
  if (Token.payload().get_claim_value<std::string>("aud") != "customers")
    throw std::runtime_error("audience");
}

std::string checkedAfter(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key));
  std::string From = Token.payload().get_claim_value<std::string>("iss");
  if (From != "shop")
    throw std::runtime_error("issuer");
  check(Token);
  return Token.payload().get_claim_value<std::string>("sub");
}

std::string readOnly(const std::string &Text, const std::string &Key) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any issuer and any audience pass
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key));
  return Token.payload().get_claim_value<std::string>("iss");
}
