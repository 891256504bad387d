// RUN: %both %s portcullis-jwt-unverified-token -- %flags | FileCheck %s --implicit-check-not=warning:
// cpp-jwt: with an error code, decoding says so there and throws nothing.
#include <httplib.h>
#include <cstdio>
#include <jwt/jwt.hpp>
#include <string>
using namespace httplib;
using namespace jwt::params;
std::string key();
static void use(Response &Res, const std::string &S) { Res.set_content(S, "text/plain"); }
#define DECODED std::error_code Ec; auto T = jwt::decode(Q.get_header_value("A"), algorithms({"HS256"}), Ec, secret(key()), verify(true));
#define USE use(Res, T.payload().get_claim_value<std::string>("sub"))
void f(Server &S) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  S.Get("/", [](const Request &Q, Response &Res) { DECODED USE; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Ec) std::puts("no"); USE; });
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Ec) { Res.status = 401; return; } USE; });
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (!Ec) USE; });
  S.Get("/", [](const Request &Q, Response &Res) { auto T = jwt::decode(Q.get_header_value("A"), algorithms({"HS256"}), secret(key()), verify(true)); USE; });
}
