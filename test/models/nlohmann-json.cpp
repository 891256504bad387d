// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^nlohmann-json:" %t
// RUN: %both %s portcullis-command-injection -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sstream>

using nlohmann::json;

struct Order {
  std::string Name;
  int Count;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Order, Name, Count)

std::string read(const std::string &Text) {
  json Body = json::parse(Text, nullptr, false);
  json Binary = json::from_cbor(Text);
  json Packed = json::from_msgpack(Text);
  std::istringstream Stream(Text);
  Stream >> Body;
  std::string Name;
  Body["name"].get_to(Name);
  Name = Body.at("name").get<std::string>();
  Name = Body["name"];
  Name = Body.value("name", "nobody");
  Name = Body["name"].get_ref<const std::string &>();
  Name = *Body["name"].get_ptr<const std::string *>();
  if (auto It = Body.find("name"); It != Body.end())
    Name = It->get<std::string>() + (*It).dump() + It.value().dump();
  for (const auto &Item : Body.items())
    Name += Item.key() + Item.value().dump();
  for (const json &Element : Body)
    Name += Element.dump();
  return Name + Body.front().dump() + Body.back().dump();
}

std::string write(const std::string &Name, const json &More) {
  json Made = {{"name", Name}};
  Made.emplace("other", Name);
  json List = json::array();
  List.push_back(Name);
  List.emplace_back(Name);
  List += Name;
  List.insert(List.begin(), Name);
  Made.update(More);
  Made.merge_patch(More);
  Made.erase("other");
  std::ostringstream Out;
  Out << Made;
  return Made.dump() + to_string(List) + Out.str();
}

bool isOrder(const json &Body) {
  return Body.contains("name") && Body.count("name") && Body.size() &&
         !Body.empty() && Body["name"].is_string() && Body["n"].is_number() &&
         Body.is_object() && !Body.is_array() && !Body.is_null() &&
         !Body.is_discarded() && Body["n"].is_number_integer() &&
         Body["n"].is_number_unsigned();
}

void commands(httplib::Server &Srv) {
  Srv.Post("/formats", [](const httplib::Request &Req, httplib::Response &) {
    if (!json::accept(Req.body))
      return;
    json Doc = json::from_bson(Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].get<std::string>().c_str());
    json Flat = Doc.flatten();
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Flat["/dir"].get<std::string>().c_str());
    json Made = json::object({{"dir", Req.body}, {"fixed", "a"}});
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Made["dir"].get<std::string>().c_str());
    json List = json::array({Req.body});
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(List[0].get<std::string>().c_str());
    for (auto It = Doc.rbegin(); It != Doc.rend(); ++It)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(It.value().get<std::string>().c_str());
    List.clear();
    std::system(List.dump().c_str());
    if (Doc.is_boolean() || Doc.is_primitive() || Doc.type() == json::value_t::array)
      std::system("ls");
  });
  Srv.Patch("/patched", [](const httplib::Request &Req, httplib::Response &) {
    json Doc = {{"dir", "a"}};
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc.patch(json::parse(Req.body)).dump().c_str());
    json Other = {{"dir", "a"}};
    Other.patch_inplace(json::parse(Req.body));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Other.dump().c_str());
  });
}
