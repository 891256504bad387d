// RUN: %both %s portcullis-jwt-unverified-token -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// A claim that decides nothing but together with the verification.
#include <httplib.h>
#include <jwt-cpp/jwt.h>
#include <string>
#include <system_error>
using namespace httplib;
static std::string Key;
static void use(Response &Res, const std::string &S) { Res.set_content(S, "text/plain"); }
#define DECODED auto T = jwt::decode(Q.get_header_value("A")); std::error_code Ec; jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).verify(T, Ec); std::string Role = T.get_payload_claim("role").as_string();
void f(Server &S) {
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role == "admin" && !Ec) use(Res, T.get_payload_claim("n").as_string()); });
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (!Ec && Role == "admin") use(Res, T.get_payload_claim("n").as_string()); });
  S.Get("/", [](const Request &Q, Response &Res) { DECODED bool Is = Role == "admin" && !Ec; if (!Is) { Res.status = 403; return; } use(Res, "x"); });
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role != "admin" || Ec) { Res.status = 403; return; } use(Res, "x"); });
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role == "admin" && Res.status != 1 && !Ec) use(Res, "x"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role == "admin" || !Ec) use(Res, "x"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role != "admin" && Ec) { Res.status = 403; return; } use(Res, "x"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role == "admin" && Ec) return; use(Res, "x"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} nothing verified
  S.Get("/", [](const Request &Q, Response &Res) { DECODED if (Role == "admin") use(Res, "x"); if (!Ec) use(Res, "y"); });
}
