// RUN: %both %s portcullis-unvalidated-input -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <charconv>
#include <cstdlib>
#include <string>
#include <vector>

int main() {
  httplib::Server Srv;
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'page' is parsed as a number
    int Page = std::stoi(Req.get_param_value("page"));
    (void)Page;
  });
  Srv.Get("/b", [](const httplib::Request &Req, httplib::Response &) {
    std::vector<char> Buffer;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'size' decides a size
    Buffer.resize(std::atoi(Req.get_param_value("size").c_str()));
  });
  Srv.Get("/c", [](const httplib::Request &Req, httplib::Response &Res) {
    try {
      int Page = std::stoi(Req.get_param_value("page"));
      (void)Page;
    } catch (const std::exception &) {
      Res.status = 400;
    }
  });
  Srv.Get("/d", [](const httplib::Request &Req, httplib::Response &) {
    int Size = std::atoi(Req.get_param_value("size").c_str());
    if (Size < 0 || Size > 4096)
      return;
    std::vector<char> Buffer;
    Buffer.resize(Size);
  });
}
