// RUN: %both %s portcullis-jwt-hardcoded-secret -- %flags | FileCheck %s --implicit-check-not=warning:
// RUN: %both %s portcullis-jwt-weak-secret -- %flags | FileCheck %s --check-prefix=WEAK --implicit-check-not=warning:
// RUN: %exit 1 %scan --checks='-*,portcullis-jwt-hardcoded-secret' %s > %t
// RUN: FileCheck %s --input-file %t --check-prefix=TEXT --implicit-check-not=tea-house-se
// A key is no less fixed in the code if it is put together there.
#include <cstdlib>
#include <fstream>
#include <jwt/jwt.hpp>
#include <random>
#include <string>
using namespace jwt::params;

static std::string sign(const std::string &Key) {
  return jwt::jwt_object(algorithm("HS256"), secret(Key)).signature();
}

std::string appended() {
  std::string Key;
  Key.reserve(64);
  Key += "tea-house-secret-1";
  Key += '-';
  Key.append("that-is-long-enough");
  // TEXT: [[#@LINE+3]]:46: warning: token key is put together of literals
  // TEXT: note: another piece of it
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is put together of literals
  return jwt::jwt_object(algorithm("HS256"), secret(Key)).signature();
}
std::string appendedGiven() {
  std::string Key;
  Key += "tea-house-";
  Key += std::getenv("TEA_SECRET");
  return sign(Key);
}

static const std::string Prefix = "tea-house-";
static const std::string Joined = Prefix + "short";
static const std::string JoinedGiven = Prefix + std::getenv("TEA_SECRET");
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} token key is put together of literals
// WEAK: {{^}}[[#@LINE+1]]:{{.*}} HMAC key of 15 bytes is shorter than the 32 bytes
std::string constants() { return jwt::jwt_object(algorithm("HS256"), secret(Joined)).signature(); }
std::string constantsGiven() { return sign(JoinedGiven); }

static std::string made(bool IsNew) {
  return std::string(40, 'k') + (IsNew ? "tea-house-2024" : "tea-house-2023");
}
static std::string madeGiven(const std::string &Given) { return "tea-house-" + Given; }
std::string byHelper(bool IsNew) {
  // How long it is is not known.
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is put together of literals
  return jwt::jwt_object(algorithm("HS256"), secret(made(IsNew))).signature();
}
std::string byHelperGiven() {
  const char *Given = std::getenv("TEA_SECRET");
  return Given ? sign(madeGiven(Given)) : "";
}

class Signer {
public:
  Signer() : Given(Prefix + std::getenv("TEA_SECRET")) {
    std::ifstream In("/etc/tea/key");
    std::string Line;
    std::getline(In, Line);
    Read = "tea-house-";
    Read += Line;
  }
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} token key is put together of literals
  std::string sign() { return jwt::jwt_object(algorithm("HS256"), secret(Key)).signature(); }
  std::string signRead() { return jwt::jwt_object(algorithm("HS256"), secret(Read)).signature(); }
  std::string signGiven() { return jwt::jwt_object(algorithm("HS256"), secret(Given)).signature(); }

private:
  std::string Key = Prefix + "secret-in-a-class-of-our-own", Read, Given;
};
std::string all() {
  Signer S;
  return S.sign() + S.signRead() + S.signGiven();
}

void fill(std::string &Text); // In another unit.
std::string byChance() {
  static const char Letters[] = "abcdefghijklmnop";
  std::random_device Device("/dev/urandom");
  std::string Key = "tea-";
  for (int I = 0; I < 32; ++I)
    Key += Letters[Device() % 16];
  std::string Bits = "tea-";
  for (int I = 0; I < 256; ++I)
    Bits += Device() % 2 ? "1" : "0";
  std::string Filled = "tea-";
  Filled += "----------------";
  fill(Filled);
  return sign(Key) + sign(Bits) + sign(Filled);
}

// What stops if it is the default does not run with it.
std::string refused() {
  std::string Key = std::string("change") + "-me";
  if (const char *Given = std::getenv("TEA_SECRET"))
    Key = Given;
  if (Key == "change-me")
    std::abort();
  return sign(Key);
}
