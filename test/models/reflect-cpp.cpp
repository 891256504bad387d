// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^reflect-cpp:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection -- -std=c++20 -I%inputs -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <rfl/json.hpp>
#include <string>

struct Order {
  std::string Dir;
  int Count = 0;
};

void routes(httplib::Server &Srv) {
  Srv.Post("/orders", [](const httplib::Request &Req, httplib::Response &) {
    auto In = rfl::json::read<Order>(Req.body);
    if (!In || !In.has_value())
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(In.value().Dir.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(In->Dir.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system((*In).Dir.c_str());
    std::system(("head -n " + std::to_string(In->Count)).c_str());
    std::system(rfl::json::read<Order>("{}").value().Dir.c_str());
    std::cout << rfl::json::write(*In);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::cout << In->Dir;
    Order Other = rfl::json::read<Order>(Req.body).value_or(Order{"a"});
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(rfl::json::write(Other).c_str());
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    auto Name = Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    auto Doc = rfl::json::load<Order>("conf/" + Name);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    rfl::json::save("conf/" + Name, Order{});
    std::system(rfl::json::load<Order>("conf/a.json").value().Dir.c_str());
  });
}
