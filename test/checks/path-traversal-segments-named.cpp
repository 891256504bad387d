// RUN: %both %s portcullis-path-traversal -- -std=c++17 -I%inputs/include/httplib-current | FileCheck %s --implicit-check-not=warning:
// A named parameter of a route is one segment of the URL.
#include <fstream>
#include <httplib.h>

int main() {
  httplib::Server Srv;
  Srv.Post("/good/:id", [](const httplib::Request &Req, httplib::Response &) {
    std::ofstream File("data/" + Req.path_params.at("id") + ".json");
  });
  Srv.Post("/bad/:id", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    std::ofstream File("data/" + Req.path_params.at("id") + "/picture");
  });
  Srv.listen("127.0.0.1", 8080);
}
