// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^glaze:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection -- -std=c++20 -I%inputs -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <glaze/glaze.hpp>
#include <httplib.h>
#include <iostream>
#include <string>

struct Order {
  std::string Dir;
  int Count = 0;
};

void read(httplib::Server &Srv) {
  Srv.Post("/orders", [](const httplib::Request &Req, httplib::Response &) {
    Order In, Fixed;
    if (glz::read_json(In, Req.body) || glz::read_json(Fixed, "{}"))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(In.Dir.c_str());
    std::system(("head -n " + std::to_string(In.Count)).c_str());
    std::system(Fixed.Dir.c_str());
    Order Other;
    if (glz::read<glz::opts{.format = 1}>(Other, Req.body))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Other.Dir.c_str());
    auto Made = glz::read_json<Order>(Req.body);
    if (Made && Made.has_value())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system((*Made).Dir.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Made->Dir.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Made.value_or(Order{}).Dir.c_str());
  });
  Srv.Post("/any", [](const httplib::Request &Req, httplib::Response &) {
    glz::generic Doc;
    if (glz::read_json(Doc, Req.body) || !Doc.contains("dir") || !Doc["dir"].is_string())
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].get<std::string>().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc.at("dir").get_string().c_str());
    std::system(("head -n " + std::to_string(Doc["n"].get<double>())).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(glz::prettify_json(Req.body).c_str());
  });
}

void write(httplib::Server &Srv) {
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    Order Out{Req.body, 1}, Fixed{"a", 2};
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(glz::write_json(Out).value().c_str());
    std::system(glz::write_json(Fixed).value().c_str());
    std::string Text, Own;
    if (glz::write_json(Out, Text) || glz::write<glz::opts{.prettify = true}>(Fixed, Own))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Text.c_str());
    std::system(Own.c_str());
    std::cout << Text << glz::write_json(Out).value();
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::cout << Out.Dir;
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    auto Name = Req.get_param_value("name");
    Order Doc;
    std::string Text;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    if (glz::read_file_json(Doc, "conf/" + Name, Text))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    if (glz::write_file_json(Doc, "conf/" + Name, Text))
      return;
    if (glz::read_file_json(Doc, "conf/a.json", Text))
      return;
    std::system(Doc.Dir.c_str());
  });
}
