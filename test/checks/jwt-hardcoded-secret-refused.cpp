// RUN: %both %s portcullis-jwt-hardcoded-secret -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// A default that the program refuses to run with never becomes a key.
#include <jwt-cpp/jwt.h>
#include <cstdlib>
#include <stdexcept>
#include <string>
std::string a() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "changeme-please-changeme-please-";
  if (key == "changeme-please-changeme-please-") throw std::runtime_error("x");
  return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{key});
}
std::string b() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "dev";
  if (key.size() < 32) std::exit(1);
  return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{key});
}
std::string c() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "dev";
  if (key == "other") std::exit(1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{key});
}
std::string d() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "a-default-that-is-long-enough-to-pass-the-test";
  if (key.size() < 32) std::exit(1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{key});
}
std::string e2() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "dev";
  if (key == "dev") std::puts("warning");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is the literal
  return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{key});
}
static void demand(const std::string &k) { if (k.empty() || k == "dev2") throw std::runtime_error("x"); }
std::string f() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "dev2";
  demand(key);
  return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{key});
}
struct T {
  std::string s;
  T(std::string k) : s(std::move(k)) { if (s.length() < 32) throw std::runtime_error("x"); }
  std::string sign() { return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{s}); }
};
std::string g() { const char *e = std::getenv("K"); T t(e ? e : "dev3"); return t.sign(); }
static std::string secret() {
  const char *e = std::getenv("K");
  std::string key = e ? e : "dev4";
  if (key == "dev4") { std::fputs("set K", stderr); std::abort(); }
  return key;
}
std::string h() { return jwt::create().set_expires_in(std::chrono::minutes(5)).sign(jwt::algorithm::hs256{secret()}); }
