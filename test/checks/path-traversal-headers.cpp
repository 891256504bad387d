// RUN: %both %s portcullis-path-traversal -- -std=c++17 -I%inputs/include/httplib-current | FileCheck %s --implicit-check-not=warning:
// Headers and parameters that are looked up in what newer versions keep them in.
#include <fstream>
#include <httplib.h>

int main() {
  httplib::Server Srv;
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &Res) {
    auto It = Req.params.find("file");
    if (It != Req.params.end())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
      std::ifstream File("data/" + It->second);
    for (const auto &[Name, Value] : Req.headers)
      if (Name == "X-File")
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
        std::ifstream File("data/" + Value);
    Res.headers.emplace("X-File", "fixed");
    auto Own = Res.headers.find("X-File");
    std::ifstream Fixed("data/" + Own->second);
  });
}
