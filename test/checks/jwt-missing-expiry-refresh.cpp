// RUN: %both %s portcullis-jwt-missing-expiry -- %flags | FileCheck %s --implicit-check-not=warning:
// Refresh tokens may live for 30 days: by what they are kept as, by their claims,
// or by who asks for them. Access tokens that are renewed are none.
#include <httplib.h>
#include <chrono>
#include <jwt/jwt.hpp>
#include <string>

using namespace jwt::params;
using std::chrono::hours;
using std::chrono::minutes;

static auto after(minutes Time) { return std::chrono::system_clock::now() + Time; }
static const char *key();

struct Pair {
  std::string accessToken, refreshToken;
};

Pair pair(const std::string &User) {
  Pair P;
  jwt::jwt_object Refresh{algorithm("HS256"), secret(key())};
  Refresh.add_claim("sub", User).add_claim("exp", after(hours(24 * 7)));
  P.refreshToken = Refresh.signature();
  jwt::jwt_object Access{algorithm("HS256"), secret(key())};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lives for 10080 minutes
  Access.add_claim("sub", User).add_claim("exp", after(hours(24 * 7)));
  P.accessToken = Access.signature();
  return P;
}

std::string claimed(const std::string &User) {
  jwt::jwt_object Token{algorithm("HS256"), secret(key())};
  Token.add_claim("sub", User).add_claim("type", "refresh");
  Token.add_claim("exp", after(hours(24 * 7)));
  return Token.signature();
}

static std::string make(const std::string &User, minutes Time) {
  jwt::jwt_object Token{algorithm("HS256"), secret(key())};
  Token.add_claim("sub", User).add_claim("exp", after(Time));
  return Token.signature();
}
Pair both(const std::string &User) {
  std::string Access = make(User, minutes(10));
  std::string Refresh = make(User, hours(24 * 14));
  return {Access, Refresh};
}

static std::string makeAny(const std::string &User, minutes Time) {
  jwt::jwt_object Token{algorithm("HS256"), secret(key())};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lives for 2880 minutes
  Token.add_claim("sub", User).add_claim("exp", after(Time));
  return Token.signature();
}
std::string session(const std::string &User) { return makeAny(User, hours(48)); }

void refreshToken(const httplib::Request &Req, httplib::Response &Res) {
  jwt::jwt_object Token{algorithm("HS256"), secret(key())};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lives for 1440 minutes
  Token.add_claim("sub", Req.body).add_claim("exp", after(hours(24)));
  Res.set_content(Token.signature(), "text/plain");
}

void payloads(const std::string &User) {
  jwt::jwt_object Ends{algorithm("HS256"), payload({{"sub", User}, {"exp", User}}), secret(key())};
  Ends.signature();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} never expires
  jwt::jwt_object Endless{algorithm("HS256"), payload({{"sub", User}}), secret(key())};
  Endless.signature();
}
