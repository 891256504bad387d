// What is set on cookies of a library.
// RUN: %both %s portcullis-insecure-cookie -- -std=c++20 -isystem %inputs/include | FileCheck %s --implicit-check-not=warning:
#include <Poco/Net/HTTPCookie.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <crow.h>
#include <drogon/drogon.h>

using crow::CookieParser;
using Policy = CookieParser::Cookie::SameSitePolicy;

void withCrow(const crow::request &Req, CookieParser::context &Cookies, const std::string &Token) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without HttpOnly, Secure and SameSite
  Cookies.set_cookie("session", Token);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without Secure
  Cookies.set_cookie("session", Token).path("/").httponly().max_age(60).same_site(Policy::Lax);
  Cookies.set_cookie("session", Token).path("/").httponly().secure().same_site(Policy::Strict);
  Cookies.set_cookie("theme", "dark").path("/");
  Cookies.set_cookie("session", "");
  Cookies.set_cookie("session", "gone").max_age(0);

  auto &Later = Cookies.set_cookie("sid", Token);
  Later.httponly();
  Later.secure().same_site(Policy::Lax);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'auth' is sent without Secure
  auto &Chosen = Cookies.set_cookie("auth", Token);
  Chosen.httponly().same_site(Policy::Lax);
  if (!Req.get_header_value("X-Secure").empty())
    Chosen.secure();
  Chosen.path("/");

  CookieParser::Cookie Made("jwt", Token);
  Made.httponly().secure();
  Cookies.set_cookie(Made).same_site(Policy::Lax);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'jwt' is sent without SameSite
  CookieParser::Cookie Half("jwt", Token);
  Half.httponly().secure();
  Cookies.set_cookie(Half);
}

void withDrogon(const drogon::HttpResponsePtr &Response, const std::string &Token) {
  drogon::Cookie Safe("refreshToken", Token);
  Safe.setSecure(true);
  Safe.setSameSite(drogon::Cookie::SameSite::kStrict);
  Response->addCookie(Safe);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'refreshToken' is sent without HttpOnly, Secure and SameSite
  drogon::Cookie Off("refreshToken", Token);
  Off.setHttpOnly(false);
  Off.setSecure(false);
  Off.setSameSite(drogon::Cookie::SameSite::kNull);
  Response->addCookie(Off);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'token' is sent without Secure and SameSite
  Response->addCookie("token", Token);
  Response->addCookie("theme", "dark");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'token' is sent without HttpOnly, Secure and SameSite
  Response->addHeader("Set-Cookie", "token=" + Token);
}

Poco::Net::HTTPCookie named(const std::string &Name, const std::string &Value) {
  Poco::Net::HTTPCookie Cookie(Name, Value);
  Cookie.setPath("/");
  Cookie.setHttpOnly(true);
  Cookie.setSecure(true);
  return Cookie;
}

void withPoco(Poco::Net::HTTPServerResponse &Response, const std::string &Token) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'X-Refresh-token' is sent without SameSite
  Response.addCookie(named("X-Refresh-token", Token));
  Response.addCookie(named("language", Token));
  Poco::Net::HTTPCookie Cookie("sid", Token);
  Cookie.setHttpOnly(true);
  Cookie.setSecure(true);
  Cookie.setSameSite(Poco::Net::HTTPCookie::SAME_SITE_STRICT);
  Response.addCookie(Cookie);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'sid' is sent without HttpOnly, Secure and SameSite
  Poco::Net::HTTPCookie Bare("sid", Token);
  Response.addCookie(Bare);
}
