// RUN: %both %s portcullis-command-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// A record in a list is known by its fields, whatever literal stands first.
#include <httplib.h>
#include <cstdlib>
#include <vector>
#include <string>
struct Job { std::string kind, arg; };
void f(httplib::Server &S) {
  S.Post("/e", [](const httplib::Request &R, httplib::Response &Res) {
    std::vector<Job> v;
    v.push_back({"ls", R.get_param_value("name")});
    for (auto &p : v) std::system(p.kind.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    for (auto &p : v) std::system(p.arg.c_str());
  });
  S.Post("/e", [](const httplib::Request &R, httplib::Response &Res) {
    std::vector<Job> v;
    v.emplace_back(Job{"ls", R.get_param_value("name")});
    for (const auto &p : v) std::system(p.kind.c_str());
    std::system(v[0].kind.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(v.front().arg.c_str());
  });
}
