// Every row of the model is used. The header follows Boost 1.81.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include/boost-json %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include/boost-json > %t
// RUN: not grep "^boost-json:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection,portcullis-sensitive-data-exposed -- -std=c++17 -I%inputs/include/boost-json | FileCheck %s --implicit-check-not=warning:
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

namespace json = boost::json;
using Request = boost::beast::http::request<boost::beast::http::string_body>;

void scalars(const Request &Req) {
  json::value Body = json::parse(Req.body());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.at("name").as_string().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.at("name").get_string().data());
  if (json::string *Name = Body.at("name").if_string(); Name && !Name->empty() && Name->size() < 9)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Name->c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(std::string(Body.at("name").as_string().subview(1)).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(json::value_to<std::string>(Body.at("name")).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.at_pointer("/user/name").as_string().c_str());
  std::system(("echo " + std::to_string(Body.at("age").as_int64())).c_str());
  std::system(("echo " + std::to_string(Body.at("age").to_number<int>())).c_str());
}

void objects(const Request &Req) {
  json::error_code Error;
  json::value Body = json::parse(Req.body(), Error);
  if (!Body.is_object() || Body.is_array() || Body.kind() != json::kind::object)
    return;
  json::object Members = Body.as_object();
  if (!Members.contains("name") || Members.count("name") == 0 || Members.empty() || Members.size() > 3)
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Members["name"].as_string().c_str());
  if (auto *Name = Members.if_contains("name"))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Name->as_string().c_str());
  auto Found = Members.find("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Found->value().as_string().c_str());
  for (auto &Member : Body.get_object())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Member.key_c_str());
  json::object *Inner = Body.if_object();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Inner->at("name").as_string().c_str());
}

void arrays(const Request &Req) {
  json::value Body = json::parse(Req.body());
  json::array Elements = Body.as_array();
  if (Elements.empty() || Elements.size() > 3)
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Elements[0].as_string().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Elements.front().as_string().c_str());
  for (auto &Element : Body.get_array())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Element.as_string().c_str());
}

void parts(const Request &Req) {
  json::stream_parser Parser;
  Parser.write(Req.body());
  Parser.finish();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Parser.release().at("name").as_string().c_str());
  json::parser Other;
  Other.write("{}");
  std::system(Other.release().at("name").as_string().c_str());
}

void made(const Request &Req) {
  json::object Members{{"name", Req.body()}, {"kind", "x"}};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Members["name"].as_string().c_str());
  json::object Other;
  Other["name"] = Req.body();
  Other.emplace("given", Req.body());
  Other.insert_or_assign("kind", "x");
  Other.insert({{"more", "x"}});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Other["given"].as_string().c_str());
  std::system(Other["kind"].as_string().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(json::serialize(Other).c_str());
  json::object Erased;
  Erased["name"] = Req.body();
  Erased.erase("name");
  std::system(Erased["name"].as_string().c_str());
  Other.clear();
  std::system(json::serialize(Other).c_str());
  json::array List;
  List.push_back(json::value_from(Req.body()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(List.back().as_string().c_str());
  List.clear();
  std::system(json::serialize(List).c_str());
  json::string Text(Req.body());
  Text.append("x");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Text.c_str());
  std::string_view View = Text;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(View.data());
}

void logged(const Request &Req) {
  json::value Body = json::parse(Req.body());
  std::clog << Body << json::serialize(Body) << "\n"; // Line breaks are escaped.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
  std::clog << std::string(Body.at("name").as_string()) << "\n";
}
