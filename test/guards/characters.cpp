// RUN: %both %s portcullis-command-injection,portcullis-path-traversal -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// A test of one character, of a piece or of the length says nothing of the text.
#include <httplib.h>
#include <cstdlib>
#include <fstream>
#include <cctype>
#include <string>
using namespace httplib;
static std::string get(const Request &R){ return R.get_param_value("d"); }
void f(Server &S) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d[0] == '/') return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d[0] != 'a') return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.front() != 'a') return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.size() > 20) return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (!std::isalnum(d[0])) return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (!std::isalpha(d.front())) return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d[0] >= 'a' && d[0] <= 'z') std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.substr(0, 2) != "ab") return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.length() == 8) std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); char c = d.back(); if (c == 'x') std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); auto e = d.substr(d.rfind('.')); if (e != ".txt") return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d[0] == '/') return; std::ifstream("x/" + d); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.substr(0, 2) == "..") return; std::ifstream("x/" + d); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (char c : d) if (!std::isalnum(c)) return; std::system(("g " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (size_t i = 0; i < d.size(); ++i) if (!std::isalnum(d[i])) return; std::system(("g " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (size_t i = 0; i < d.size(); i++) { char c = d.at(i); if (c < 'a' || c > 'z') return; } std::system(("g " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto it = d.begin(); it != d.end(); ++it) if (!std::isdigit(*it)) return; std::system(("g " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d == "ab") std::system(("g " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R).substr(0, 2); if (d == "ab") std::system(("g " + d).c_str()); });
}
