// RUN: %both %s portcullis-cors-credentials -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>

int main() {
  httplib::Server Srv;
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &Res) {
    Res.set_header("Access-Control-Allow-Origin",
                   Req.get_header_value("Origin"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials are allowed together with
    Res.set_header("Access-Control-Allow-Credentials", "true");
  });
  Srv.Get("/b", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_header("Access-Control-Allow-Origin", "https://shop.example");
    Res.set_header("Access-Control-Allow-Credentials", "true");
  });
  Srv.Get("/c", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_header("Access-Control-Allow-Origin", "*");
    Res.set_header("Access-Control-Allow-Credentials", "false");
  });
}
