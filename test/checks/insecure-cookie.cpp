// What is written as text of a header.
// RUN: %both %s portcullis-insecure-cookie -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <sstream>

using httplib::Request;
using httplib::Response;

std::string makeToken();
std::string flagsOfDeployment();
static const std::string Flags = "; HttpOnly; Secure; SameSite=Strict";

void joined(Response &Res, const std::string &Token) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without HttpOnly, Secure and SameSite
  Res.set_header("Set-Cookie", "session=" + Token);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session_token' is sent without Secure and SameSite
  Res.set_header("Set-Cookie", "session_token=" + Token + "; Path=/; HttpOnly");
  Res.set_header("Set-Cookie", "jwt=" + Token + "; HttpOnly; Secure; Path=/; SameSite=Strict");
  Res.set_header("Set-Cookie", "jwt=" + Token + Flags);
  Res.set_header("set-cookie", "jwt=" + Token + "; httponly;secure;samesite=None");
  // What follows the value is not known.
  Res.set_header("Set-Cookie", "jwt=" + Token + flagsOfDeployment());
  Res.set_header("Set-Cookie", "jwt=" + Token + "; Path=/; " + flagsOfDeployment());
  Res.set_header("X-Cookie", "session=" + Token);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'sid' is sent without SameSite
  Res.set_header("Set-Cookie", "sid=" + Token + "." + Token + "; HttpOnly; Secure");
}

void streamed(Response &Res, const std::string &Token, int Seconds) {
  std::ostringstream Text;
  Text << "token=" << Token << "; ";
  Text << "Max-Age=" << Seconds << "; ";
  Text << "Path=/api; ";
  Text << "Secure; SameSite=Lax";
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'token' is sent without HttpOnly
  Res.set_header("Set-Cookie", Text.str());
  Text << "; HttpOnly";
  Res.set_header("Set-Cookie", Text.str());
}

void appended(Response &Res, const std::string &Token, bool IsLong) {
  std::string Text = "auth_token=" + Token;
  Text += "; Path=/";
  if (IsLong)
    Text += "; Max-Age=86400";
  std::string Safe = Text;
  Safe.append("; HttpOnly; Secure; SameSite=Lax");
  Res.set_header("Set-Cookie", Safe);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'auth_token' is sent without HttpOnly, Secure and SameSite
  Res.set_header("Set-Cookie", Text);
}

void printed(Response &Res, const std::string &Token) {
  char Text[256];
  std::snprintf(Text, sizeof Text, "sid=%s; HttpOnly; SameSite=Lax", Token.c_str());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'sid' is sent without Secure
  Res.set_header("Set-Cookie", Text);
  std::snprintf(Text, sizeof Text, "sid=%s; HttpOnly; SameSite=Lax; Secure", Token.c_str());
  Res.set_header("Set-Cookie", Text);
}

void chosen(const Request &Req, Response &Res, const std::string &Token) {
  std::string Text = "session=" + Token + "; HttpOnly; SameSite=Lax";
  if (Req.get_param_value("remember") == "yes")
    Text += "; Max-Age=86400; Secure";
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without Secure
  Res.set_header("Set-Cookie", Text);
  // What the deployment is like decides: without TLS it could not be sent.
  std::string Other = "session=" + Token + "; HttpOnly; SameSite=Lax";
  if (std::getenv("WITH_TLS"))
    Other += "; Secure";
  Res.set_header("Set-Cookie", Other);
  Res.set_header("Set-Cookie", "session=" + Token + "; HttpOnly; SameSite=Lax" + (std::getenv("WITH_TLS") ? "; Secure" : ""));
}

void harmless(Response &Res, const std::string &Theme) {
  Res.set_header("Set-Cookie", "theme=" + Theme);
  Res.set_header("Set-Cookie", "lang=en; Path=/");
  Res.set_header("Set-Cookie", "XSRF-TOKEN=" + Theme + "; Secure; SameSite=Strict");
}

void deleted(Response &Res) {
  Res.set_header("Set-Cookie", "session=; Path=/");
  Res.set_header("Set-Cookie", "session=deleted; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  Res.set_header("Set-Cookie", "session=" + makeToken() + "; Max-Age=0");
  Res.set_header("Set-Cookie", std::string("session=") + "; Path=/; Expires=Thu, 01-Jan-1970 00:00:00 GMT");
}

void byValue(Response &Res, const std::string &RefreshToken, const std::string &Color) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'r' is sent without Secure and SameSite
  Res.set_header("Set-Cookie", "r=" + RefreshToken + "; HttpOnly");
  Res.set_header("Set-Cookie", "r=" + Color + "; HttpOnly");
}

void setCookie(Response &Res, const std::string &Name, const std::string &Value, bool IsSecure) {
  std::string Text = Name + "=" + Value + "; Path=/; HttpOnly; SameSite=Lax";
  if (IsSecure)
    Text += "; Secure";
  Res.set_header("Set-Cookie", Text);
}

void byHelper(Response &Res, const std::string &Token) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without Secure
  setCookie(Res, "session", Token, false);
  setCookie(Res, "session", Token, true);
  setCookie(Res, "theme", Token, false);
  setCookie(Res, "session", "", false);
}

static std::string cookieText(const std::string &Token) { return "sid=" + Token + "; HttpOnly"; }
static std::string safeText(const std::string &Token) { return "sid=" + Token + Flags; }

static void header(Response &Res, const std::string &Name, const std::string &Value) {
  Res.set_header(Name, Value);
}

void byWrapper(Response &Res, const std::string &Token) {
  header(Res, "X-Text", cookieText(Token));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'sid' is sent without Secure and SameSite
  header(Res, "Set-Cookie", cookieText(Token));
  header(Res, "Set-Cookie", safeText(Token));
  Res.headers.emplace("Set-Cookie", safeText(Token));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'sid' is sent without Secure and SameSite
  Res.headers.emplace("Set-Cookie", cookieText(Token));
}
