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

void routes(httplib::Server &Srv) {
  Srv.Post("/elements", [](const httplib::Request &Req, httplib::Response &) {
    rapidjson::Document Doc, Copy;
    Doc.Parse(Req.body.c_str());
    if (Doc.GetParseError() || Doc.IsBool() || Doc.IsArray() || !Doc.MemberCount())
      return;
    for (auto &Element : Doc["list"].GetArray())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
      std::system(Element.GetString());
    for (auto &Member : Doc.GetObject())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
      std::system(Member.value.GetString());
    for (auto At = Doc.MemberBegin(); At != Doc.MemberEnd(); ++At)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
      std::system(At->name.GetString());
    if (Doc["fast"].GetBool())
      std::system("ls -U");
    Copy.CopyFrom(Doc, Copy.GetAllocator());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Copy["dir"].GetString());
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    rapidjson::Document Doc(rapidjson::kObjectType);
    auto &Memory = Doc.GetAllocator();
    Doc.AddMember("dir", rapidjson::Value(Req.body.c_str(), Memory), Memory);
    Doc.AddMember("gone", rapidjson::Value(Req.body.c_str(), Memory), Memory);
    Doc.AddMember("fixed", "a", Memory);
    Doc.RemoveMember("gone");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Doc["dir"].GetString());
    std::system(Doc["fixed"].GetString());
    std::system(Doc["gone"].GetString());
    rapidjson::Value List(rapidjson::kArrayType);
    List.PushBack(rapidjson::Value(Req.body.c_str(), Memory), Memory);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(List[0].GetString());
  });
}
