// jwt-cpp's none is a class without a constructor.
// RUN: %both %s portcullis-jwt-none-algorithm -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <jwt-cpp/jwt.h>

bool lax(const std::string &Text, const std::string &Key) {
  auto Verifier = jwt::verify()
                      .allow_algorithm(jwt::algorithm::hs256{Key})
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
                      .allow_algorithm(jwt::algorithm::none{});
  auto Token = jwt::decode(Text);
  Verifier.verify(Token);
  return Token.get_subject() == "admin";
}

std::string unsignedToken() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
  jwt::algorithm::none None;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the 'none' algorithm
  return jwt::create().sign(None) + jwt::create().sign(jwt::algorithm::none());
}

std::string signedToken(const std::string &Key) {
  return jwt::create().sign(jwt::algorithm::hs256{Key});
}
