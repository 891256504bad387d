// A request's body is logged in one way and read in another.
// RUN: %both %s portcullis-sensitive-data-logged -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
#include <drogon/drogon.h>
#include <iostream>
#include <json/json.h>
#include <string>

using namespace drogon;

static void need(const Json::Value &Document, const char *Name) {
  if (!Document.isMember(Name))
    throw Name;
}
static std::string passwordIn(const Json::Value &Document) { return Document["password"].asString(); }
bool isRight(const std::string &Password);

void text(const HttpRequestPtr &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'password', is written to the log
  std::cout << "login " + std::string(Req->getBody()) << "\n";
  Json::Value Body = *Req->getJsonObject();
  isRight(Body["password"].asString());
}

void document(const HttpRequestPtr &Req) {
  Json::Value Body;
  try {
    Body = *Req->getJsonObject();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'User_Pwd', is written to the log
    std::cout << Body.toStyledString();
    need(Body, "User_Pwd");
    isRight(Body["User_Pwd"].asString());
  } catch (const char *) {
  }
}

void helped(const HttpRequestPtr &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'password', is written to the log
  std::cout << Req->getBody();
  isRight(passwordIn(*Req->getJsonObject()));
}

void harmless(const HttpRequestPtr &Req) {
  std::cout << Req->getBody();
  Json::Value Body = *Req->getJsonObject();
  std::cout << Body.toStyledString() << Body["name"].asString();
}

// Of another request.
void forwarded(const HttpRequestPtr &Req, const HttpRequestPtr &Login) {
  std::cout << Req->getBody();
  isRight(passwordIn(*Login->getJsonObject()));
}

void part(const HttpRequestPtr &Req) {
  Json::Value Body = *Req->getJsonObject();
  std::cout << Body["name"].asString();
  isRight(passwordIn(Body));
}

// A logger that many share: what one gives it says nothing of the others.
static void trace(const std::string &Text) { std::cout << Text << "\n"; }

void shared(const HttpRequestPtr &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'password', is written to the log
  trace("login " + std::string(Req->getBody()));
  Json::Value Body = *Req->getJsonObject();
  std::string Password = Body["password"].asString();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
  trace("with " + Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a header that carries tokens is written to the log
  trace(Req->getHeader("Authorization"));
  trace("welcome");
}
