// Cookies whose attributes are fields.
// RUN: %both %s portcullis-insecure-cookie -- -std=c++17 -fdelayed-template-parsing | FileCheck %s --implicit-check-not=warning:
#include <pistache/http.h>

using namespace Pistache;

void answer(Http::ResponseWriter &Res, const std::string &Token) {
  Http::Cookie Safe("session", Token);
  Safe.httpOnly = true;
  Safe.secure = true;
  Safe.ext["SameSite"] = "Lax";
  Res.cookies().add(Safe);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without Secure and SameSite
  Http::Cookie Half("session", Token);
  Half.httpOnly = true;
  Half.secure = false;
  Res.cookies().add(Half);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without HttpOnly, Secure and SameSite
  Res.cookies().add(Http::Cookie("session", Token));
  Res.cookies().add(Http::Cookie("lang", "en-US"));
}
