// Crow 1.0: a route's middlewares are named last, and what they give takes the
// handler.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -DCROW_1_0 -I%inputs/include %s
// RUN: portcullis routes %s -- -std=c++20 -DCROW_1_0 -I%inputs/include | FileCheck %s --check-prefix=ROUTES
// ROUTES: POST {{ *}}/open {{ *}}main (lambda) {{ *}}-
// ROUTES: POST {{ *}}/known {{ *}}main (lambda) {{ *}}refuse
// RUN: %exit 1 portcullis scan --quiet '--checks=-*,portcullis-command-injection' %s -- -std=c++20 -DCROW_1_0 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include "crow.h"
#include <cstdlib>

static void refuse(const crow::request &Req, crow::response &Res) {
  if (Req.get_header_value("Authorization").empty()) {
    Res.code = 401;
    Res.end();
  }
}
struct Auth : crow::ILocalMiddleware {
  struct context {};
  void before_handle(crow::request &Req, crow::response &Res, context &) { refuse(Req, Res); }
  void after_handle(crow::request &, crow::response &, context &) {}
};

int main() {
  crow::App<Auth> App;
  CROW_ROUTE(App, "/open").methods("POST"_method)([](const crow::request &Req) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body reaches a command
    return std::to_string(std::system(Req.body.c_str()));
  });
  CROW_ROUTE(App, "/known").methods("POST"_method).CROW_MIDDLEWARES(App, Auth)([](const crow::request &Req) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body reaches a command
    return std::to_string(std::system(Req.body.c_str()));
  });
  App.port(80).run();
}
