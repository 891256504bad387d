// RUN: %both %s portcullis-jwt-unverified-token -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <jwt-cpp/jwt.h>

static auto verifierFor(const std::string &Key) {
  return jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).with_issuer("shop");
}

std::string never(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Token = jwt::decode(Text);
  return Token.get_payload_claim("role").as_string();
}

std::string after(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  verifierFor(Key).verify(Token);
  return Token.get_payload_claim("role").as_string();
}

std::string tooLate(const std::string &Text, const std::string &Key) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Token = jwt::decode(Text);
  std::string Role = Token.get_payload_claim("role").as_string();
  if (Role == "guest")
    verifierFor(Key).verify(Token);
  return Role;
}

std::string codeIgnored(const std::string &Text, const std::string &Key) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Token = jwt::decode(Text);
  std::error_code Code;
  verifierFor(Key).verify(Token, Code);
  return Token.get_subject();
}

std::string codeRead(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  std::error_code Code;
  verifierFor(Key).verify(Token, Code);
  if (Code)
    return "";
  return Token.get_subject();
}

// The key is chosen by its id before anything can be verified.
std::string byKeyId(const std::string &Text, std::string (*KeyOf)(const std::string &)) {
  auto Token = jwt::decode(Text);
  verifierFor(KeyOf(Token.get_header_claim("kid").as_string())).verify(Token);
  return Token.get_subject();
}

// Whoever writes the token writes its end into it.
bool untilTheEnd(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Token = jwt::decode(Text);
  auto Left = Token.get_expires_at() - std::chrono::system_clock::now();
  return Left.count() > 7200;
}

bool untilTheVerifiedEnd(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  verifierFor(Key).verify(Token);
  auto Left = Token.get_expires_at() - std::chrono::system_clock::now();
  return Left.count() > 7200;
}
