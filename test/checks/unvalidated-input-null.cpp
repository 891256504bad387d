// What is null unless the client sent something that fits is asked for before
// it is used.
// RUN: %both %s portcullis-unvalidated-input -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
#include "drogon/drogon.h"
#include <json/json.h>
using namespace drogon;
using Answer = std::function<void(const HttpResponsePtr &)>;

void direct(const HttpRequestPtr &Req, Answer &&Send) {
  auto Body = Req->getJsonObject();
  // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although it may be missing, and is null then
  auto Name = (*Body)["name"].asString();
}
void called(const HttpRequestPtr &Req, Answer &&Send) {
  // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although
  if (Req->jsonObject()->isMember("name"))
    Send(HttpResponse::newHttpResponse());
}
void late(const HttpRequestPtr &Req, Answer &&Send) {
  auto Body = Req->getJsonObject();
  // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although
  auto Name = (*Body)["name"].asString();
  if (!Body)
    return;
  auto Age = (*Body)["age"].asInt();
}
void oneWay(const HttpRequestPtr &Req, Answer &&Send, bool IsStrict) {
  auto Body = Req->getJsonObject();
  if (IsStrict && !Body)
    return;
  // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although
  auto Name = (*Body)["name"].asString();
}
static std::string nameIn(const std::shared_ptr<Json::Value> &Body) {
  // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although
  return (*Body)["name"].asString();
}
void helped(const HttpRequestPtr &Req, Answer &&Send) { auto Name = nameIn(Req->getJsonObject()); }

// Twins that ask.
void negated(const HttpRequestPtr &Req, Answer &&Send) {
  auto Body = Req->getJsonObject();
  if (!Body || !Body->isMember("name"))
    return;
  auto Name = (*Body)["name"].asString();
}
void compared(const HttpRequestPtr &Req, Answer &&Send) {
  auto Body = Req->getJsonObject();
  if (Body == nullptr)
    return;
  auto Name = Body->get("name", "").asString();
}
void within(const HttpRequestPtr &Req, Answer &&Send) {
  if (auto Body = Req->getJsonObject(); Body != nullptr)
    auto Name = (*Body)["name"].asString();
}
void twice(const HttpRequestPtr &Req, Answer &&Send) {
  if (!Req->getJsonObject())
    return;
  auto Name = (*Req->getJsonObject())["name"].asString();
}
static bool isValid(const std::shared_ptr<Json::Value> &Body) { return Body && Body->isMember("name"); }
void validated(const HttpRequestPtr &Req, Answer &&Send) {
  auto Body = Req->getJsonObject();
  if (!isValid(Body))
    return;
  auto Name = (*Body)["name"].asString();
}
static std::string nameOr(const std::shared_ptr<Json::Value> &Body) {
  return Body ? (*Body)["name"].asString() : "";
}
void asked(const HttpRequestPtr &Req, Answer &&Send) { auto Name = nameOr(Req->getJsonObject()); }
void handedOn(const HttpRequestPtr &Req, Answer &&Send) {
  auto Body = Req->getJsonObject();
  auto Copy = Body;
}
