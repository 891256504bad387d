// RUN: %both %s portcullis-path-traversal -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// What stands behind the last separator is a file's name.
#include <httplib.h>
#include <fstream>
#include <string>
using namespace httplib;
static std::string get(const Request &R){ return R.get_param_value("d"); }
static std::string base(const std::string &s) { return s.substr(s.find_last_of("/\\") + 1); }
static std::string base2(const std::string &s) { auto p = s.rfind('/'); return p == std::string::npos ? s : s.substr(p + 1); }
static std::string base3(std::string s) { auto p = s.find_last_of('/'); if (p != std::string::npos) s = s.substr(p + 1); return s; }
static std::string dir(const std::string &s) { return s.substr(0, s.find_last_of("/\\")); }
static std::string first(const std::string &s) { return s.substr(s.find_first_of("/") + 1); }
static std::string ext(const std::string &s) { return s.substr(s.find_last_of(".") + 1); }
void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) { std::ifstream("d/" + base(get(R))); });
  S.Get("/", [](const Request &R, Response &) { std::ifstream("d/" + base2(get(R))); });
  S.Get("/", [](const Request &R, Response &) { std::ifstream("d/" + base3(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::ifstream("d/" + dir(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::ifstream("d/" + first(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::ifstream("d/" + ext(get(R))); });
}
