// RUN: %both %s portcullis-cors-wildcard-origin -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>

static constexpr const char *AllowAll = "*";
static const std::string Ours = "https://shop.example";

static void addCors(httplib::Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  Res.set_header("Access-Control-Allow-Origin", AllowAll);
}

int main() {
  httplib::Server Srv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  Srv.set_default_headers({{"Access-Control-Allow-Origin", "*"},
                           {"X-Frame-Options", "DENY"}});
  Srv.Get("/a", [](const httplib::Request &, httplib::Response &Res) {
    addCors(Res);
  });
  Srv.Get("/b", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_header("Access-Control-Allow-Origin", Ours);
    Res.set_header("Vary", "*");
  });
  // The response's own container.
  Srv.Get("/emplaced", [](const httplib::Request &, httplib::Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res.headers.emplace("Access-Control-Allow-Origin", "*");
  });
  Srv.Get("/inserted", [](const httplib::Request &, httplib::Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res.headers.insert({"Access-Control-Allow-Origin", "*"});
  });
  Srv.Get("/own", [](const httplib::Request &, httplib::Response &Res) {
    Res.headers.emplace("Access-Control-Allow-Origin", "https://shop.example");
    Res.headers.emplace("Access-Control-Allow-Methods", "*");
  });
}
