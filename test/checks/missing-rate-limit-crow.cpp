// Methods are those that the builder was told; without any it is GET.
// RUN: %both %s portcullis-missing-rate-limit -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include "crow.h"

int main() {
  crow::SimpleApp App;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login'
  CROW_ROUTE(App, "/login").methods(crow::HTTPMethod::Post)([] { return "in"; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/signin'
  CROW_ROUTE(App, "/signin").methods("POST"_method, "GET"_method)([] { return "in"; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/verify/<string>'
  CROW_ROUTE(App, "/verify/<string>")([](const std::string &) { return "in"; });
  CROW_ROUTE(App, "/password").methods(crow::HTTPMethod::GET)([] { return "form"; });
  CROW_ROUTE(App, "/session")([] { return "who"; });
  crow::Blueprint Api("api"), Plain("");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/api/login'
  CROW_BP_ROUTE(Api, "/login").methods(crow::HTTPMethod::Post)([] { return "in"; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login'
  CROW_BP_ROUTE(Plain, "/login").methods(crow::HTTPMethod::Post)([] { return "in"; });
  CROW_BP_ROUTE(Api, "/orders")([] { return "orders"; });
  App.register_blueprint(Api).register_blueprint(Plain);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 8 routes
  App.port(8080).run();
}
