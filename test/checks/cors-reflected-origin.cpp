// RUN: %both %s portcullis-cors-reflected-origin -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <algorithm>
#include <regex>
#include <set>
#include <vector>

static const std::vector<std::string> Allowed{"https://shop.example"};

int main() {
  httplib::Server Srv;
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Origin = Req.get_header_value("Origin");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} sent back as allowed without a look-up
    Res.set_header("Access-Control-Allow-Origin", Origin);
  });
  Srv.Get("/b", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Origin = Req.get_header_value("Origin");
    if (Origin.find("shop.example") != std::string::npos)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} after a test of a part of it only
      Res.set_header("Access-Control-Allow-Origin", Origin);
  });
  Srv.Get("/found", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Header = Req.headers.find("Origin");
    if (Header != Req.headers.end())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} sent back as allowed without a look-up
      Res.set_header("Access-Control-Allow-Origin", Header->second);
  });
  Srv.Get("/found-in", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Header = Req.headers.find("Origin");
    if (Header != Req.headers.end() &&
        std::find(Allowed.begin(), Allowed.end(), Header->second) != Allowed.end())
      Res.set_header("Access-Control-Allow-Origin", Header->second);
  });
  Srv.Get("/other", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Header = Req.headers.find("X-Other");
    if (Header != Req.headers.end())
      Res.set_header("Access-Control-Allow-Origin", Header->second);
  });
  Srv.Get("/null", [](const httplib::Request &, httplib::Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} origin 'null' is allowed
    Res.set_header("Access-Control-Allow-Origin", "null");
  });
  Srv.Get("/c", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Origin = Req.get_header_value("Origin");
    bool IsAllowed = !Origin.empty() && std::find(Allowed.begin(), Allowed.end(),
                                                  Origin) != Allowed.end();
    if (IsAllowed)
      Res.set_header("Access-Control-Allow-Origin", Origin);
  });
  Srv.Get("/d", [](const httplib::Request &Req, httplib::Response &Res) {
    static const std::set<std::string> Set{"https://shop.example"};
    if (Set.count(Req.get_header_value("Origin")))
      Res.set_header("Access-Control-Allow-Origin",
                     Req.get_header_value("Origin"));
  });
  Srv.Get("/e", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Origin = Req.get_header_value("Origin");
    for (const auto &Known : Allowed)
      if (Known == Origin)
        Res.set_header("Access-Control-Allow-Origin", Origin);
  });
}
