// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^simdjson:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <simdjson/simdjson.h>
#include <string>

using namespace simdjson;

void onDemand(httplib::Server &Srv) {
  Srv.Post("/members", [](const httplib::Request &Req, httplib::Response &) {
    ondemand::parser Parser;
    padded_string Json(Req.body);
    ondemand::document Doc = Parser.iterate(Json);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(("ls " + std::string(std::string_view(Doc["dir"]))).c_str());
    std::string_view Dir;
    if (Doc["dir"].get(Dir) == SUCCESS)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(std::string(Dir).c_str());
    if (Doc["dir"].get_string().get(Dir))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(std::string(Dir).c_str());
    std::string Own;
    if (Doc["dir"].get_string(Own))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Own.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(std::string(Doc.find_field("dir").get_string().value()).c_str());
    if (Doc.find_field("fast").get<bool>().value() && Doc.type().error() == SUCCESS)
      std::system("ls -U");
    int64_t Count = Doc["n"].get_int64().value();
    std::system(("head -n " + std::to_string(Count)).c_str());
  });
  Srv.Post("/elements", [](const httplib::Request &Req, httplib::Response &) {
    ondemand::parser Parser;
    ondemand::document Doc = Parser.iterate(Req.body);
    for (auto Element : Doc["list"].get_array().value())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(std::string(Element.get_string().value()).c_str());
    for (auto Member : Doc["map"].get_object().value()) {
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(std::string(Member.unescaped_key().value()).c_str());
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(std::string(Member.value().get_string().value()).c_str());
    }
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(std::string(Doc.raw_json().value()).c_str());
  });
  Srv.Post("/fixed", [](const httplib::Request &Req, httplib::Response &) {
    ondemand::parser Parser;
    ondemand::document Doc = Parser.iterate("{\"dir\": \"/tmp\"}"_padded);
    std::system(std::string(Doc["dir"].get_string().value()).c_str());
  });
}

void trees(httplib::Server &Srv) {
  Srv.Post("/members", [](const httplib::Request &Req, httplib::Response &) {
    dom::parser Parser;
    dom::element Doc = Parser.parse(Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(std::string(std::string_view(Doc["dir"])).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc.at_key("dir").value().get_c_str().value());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(std::string(Doc.get<std::string_view>().value()).c_str());
    if (Doc.is_string())
      std::system("ls");
    for (dom::element Element : Doc.get_array().value())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(std::string(std::string_view(Element)).c_str());
    for (dom::key_value_pair Member : Doc.get_object().value())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(std::string(Member.key).c_str());
  });
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    dom::parser Parser;
    dom::element Doc = Parser.parse(padded_string(Req.body));
    std::string_view Password = Doc["password"];
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::cout << Password;
    std::cout << Password.size();
  });
  Srv.Post("/logged", [](const httplib::Request &Req, httplib::Response &) {
    dom::parser Parser;
    dom::element Doc = Parser.parse(Req.body);
    std::cout << Doc;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::cout << std::string_view(Doc["name"]);
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    dom::parser Parser;
    auto Name = Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    padded_string Text = padded_string::load("conf/" + Name);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    dom::element Doc = Parser.load("conf/" + Name);
    padded_string Fixed = padded_string::load("conf/a.json");
    std::system(Fixed.data());
    std::system(minify(Doc).c_str());
  });
}
