// Every row of the model is used.
// Clang 22 takes one line of Debian's header (1.1.0) for an error.
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^rapidjson:" %t
// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <rapidjson/document.h>
#include <string>

void handle(const httplib::Request &Req, httplib::Response &) {
  rapidjson::Document Doc;
  Doc.Parse(Req.body.c_str());
  if (Doc.HasParseError() || !Doc.HasMember("name") || !Doc["name"].IsString())
    return;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Doc["name"].GetString());
  if (auto It = Doc.FindMember("count"); It != Doc.MemberEnd())
    std::system(std::to_string(It->value.GetInt()).c_str());
  for (const auto &Element : Doc["list"].GetArray())
    if (Element.IsNull())
      return;
  rapidjson::Document Made(rapidjson::kObjectType);
  rapidjson::Value Name;
  Name.SetString("date", Made.GetAllocator());
  Made.AddMember("name", Name, Made.GetAllocator());
  std::system(Made["name"].GetString());
}
