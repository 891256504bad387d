// RUN: %both %s portcullis-jwt-hardcoded-secret -- %flags | FileCheck %s --implicit-check-not=warning:
// Keys by name and lists of keys: what comes out is what was put in.
#include <cstdlib>
#include <jwt/jwt.hpp>
#include <map>
#include <utility>
#include <vector>
using namespace jwt::params;

static std::string sign(const std::string &Key) {
  return jwt::jwt_object(algorithm("HS256"), secret(Key)).signature();
}

static const std::map<std::string, std::string> Keys{
    {"tea-house", "tea-house-shares-this-key-with-us"},
    {"bakery", "bakery-shares-another-key-with-us"}};
static const std::map<std::string, std::string> Given{{"tea-house", std::getenv("TEA_KEY")},
                                                      {"bakery", std::getenv("BAKERY_KEY")}};
static const std::vector<std::string> Old{"the-key-that-we-had-in-january-22"};
static const std::vector<std::pair<std::string, std::string>> Pairs{
    {"tea-house", "tea-house-shares-this-key-with-us"}};
static const std::vector<std::string> OldGiven{std::getenv("OLD_KEY")};

std::string found(const std::string &Name) {
  auto It = Keys.find(Name);
  if (It == Keys.end())
    return "";
  // CHECK: {{^}}[[#@LINE+1]]:46: warning: token key is the literal
  return jwt::jwt_object(algorithm("HS256"), secret(It->second)).signature();
}
std::string foundGiven(const std::string &Name) {
  auto It = Given.find(Name);
  return It == Given.end() ? "" : sign(It->second);
}
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "ba…"
std::string at() { return jwt::jwt_object(algorithm("HS256"), secret(Keys.at("bakery"))).signature(); }
std::string atGiven() { return sign(Given.at("bakery")); }
std::string walked() {
  for (const std::string &Key : Old)
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "th…"
    return jwt::jwt_object(algorithm("HS256"), secret(Key)).signature();
  for (const std::string &Key : OldGiven)
    return sign(Key);
  return "";
}
std::string pairs() {
  for (const auto &[Name, Key] : Pairs)
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal "te…"
    return jwt::jwt_object(algorithm("HS256"), secret(Key)).signature();
  for (const auto &[Name, Key] : Given)
    return sign(Key);
  return "";
}
