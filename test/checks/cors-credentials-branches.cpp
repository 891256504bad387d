// RUN: %both %s portcullis-cors-credentials -- %flags | FileCheck %s --implicit-check-not=warning:
// Credentials go with the origin that is set together with them.
#include <httplib.h>
#include <set>
#include <string>

using httplib::Request;
using httplib::Response;
static const std::set<std::string> Known{"https://a.example"};

void apart(const Request &Req, Response &Res) {
  std::string Origin = Req.get_header_value("Origin");
  if (Known.count(Origin)) {
    Res.set_header("Access-Control-Allow-Origin", Origin);
    Res.set_header("Access-Control-Allow-Credentials", "true");
  } else {
    Res.set_header("Access-Control-Allow-Origin", "*");
  }
}

void together(const Request &Req, Response &Res) {
  std::string Origin = Req.get_header_value("Origin");
  if (Known.count(Origin)) {
    Res.set_header("Access-Control-Allow-Origin", Origin);
  } else {
    Res.set_header("Access-Control-Allow-Origin", "*");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} together with an origin that anyone can be
    Res.set_header("Access-Control-Allow-Credentials", "true");
  }
}
