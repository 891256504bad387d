// What was checked before a lambda was made is checked in it, unless it changed.
// RUN: %both %s portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <functional>
#include <httplib.h>

static void later(const std::string &, const std::function<void(int)> &Run) { Run(1); }

static void ofRequest(const httplib::Request &Req, httplib::Response &Res) {
  if (Req.path.find("..") != std::string::npos) {
    Res.status = 403;
    return;
  }
  later(Req.path, [&](int) { std::ifstream File("www" + Req.path); });
}

static void ofRequestUnchecked(const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path unchecked
  later(Req.path, [&](int) { std::ifstream File("www" + Req.path); });
}

static void ofLocal(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (Name.find('/') != std::string::npos || Name == "..") {
    Res.status = 403;
    return;
  }
  later("", [&](int) { std::ifstream File("www/" + Name); });
  auto Copied = [Name] { std::ifstream File("www/" + Name); };
  Copied();
  auto Outer = [&] {
    auto Inner = [&Name] { std::ifstream File("www/" + Name); };
    Inner();
  };
  Outer();
  std::ifstream After("www/" + Name);
}

static void ofLocalUnchecked(const httplib::Request &Req, httplib::Response &) {
  std::string Name = Req.get_param_value("name");
  auto Outer = [&] {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path unchecked
    auto Inner = [&Name] { std::ifstream File("www/" + Name); };
    Inner();
  };
  Outer();
}

static void changed(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (Name.find("..") != std::string::npos) {
    Res.status = 403;
    return;
  }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'other' reaches a file path unchecked
  auto Open = [&] { std::ifstream File("www/" + Name); };
  Name = Req.get_param_value("other");
  Open();
}

static void changedByLambda(const httplib::Request &Req, httplib::Response &) {
  std::string Name = "index.html";
  auto Choose = [&] { Name = Req.get_param_value("chosen"); };
  Choose();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'chosen' reaches a file path unchecked
  std::ifstream File("www/" + Name);
}

int main() {
  httplib::Server Server;
  Server.Get("/a", ofRequest);
  Server.Get("/b", ofRequestUnchecked);
  Server.Get("/c", ofLocal);
  Server.Get("/d", ofLocalUnchecked);
  Server.Get("/e", changed);
  Server.Get("/f", changedByLambda);
  Server.listen("127.0.0.1", 8080);
}
