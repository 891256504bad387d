// RUN: %both %s portcullis-command-injection,portcullis-path-traversal -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// Loops and algorithms that change a text in place, and what they leave.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <filesystem>
#include <regex>
#include <string>
using namespace httplib;
namespace fs = std::filesystem;
static std::string get(const Request &R){ return R.get_param_value("d"); }
static void scrub(std::string &s) { for (auto &c : s) if (!std::isalnum(c)) c = '_'; }
static void lines(std::string &s) { for (auto &c : s) if (c == '\n') c = ' '; }
static std::string scrubbed(std::string s) { for (char &c : s) { if (!std::isalnum(c)) c = '_'; } return s; }
void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); scrub(d); std::system(("g " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); lines(d); std::system(("b " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + scrubbed(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto &c : d) c = std::isalnum(c) ? c : '_'; std::system(("g " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto &c : d) c = std::tolower(c); std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto &c : d) if (!std::isalnum(c)) { c = '_'; break; } std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (char c : d) if (!std::isalnum(c)) c = '_'; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (size_t i = 0; i < d.size(); ++i) if (!std::isalnum(d[i])) d[0] = '_'; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (size_t i = 0; i < d.size(); ++i) { if (!std::isalnum(d[i])) d[i] = '_'; d += get(R); } std::system(("b " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto it = d.begin(); it != d.end(); ++it) if (!std::isalnum(*it)) *it = '_'; std::system(("g " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto it = d.begin(); it != d.end(); ++it) if (*it == ' ') *it = '_'; std::system(("b " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto &c : d) if (c == '/') c = '_'; std::ifstream("x/" + d); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); for (auto &c : d) if (c == ' ') c = '_'; std::ifstream("x/" + d); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); std::replace_if(d.begin(), d.end(), [](char c) { return c == '/' || c == '\\'; }, '_'); std::ifstream("x/" + d); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); std::replace(d.begin(), d.end(), '/', '_'); std::ifstream("x/" + d); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); std::replace(d.begin(), d.end(), ' ', '_'); std::ifstream("x/" + d); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.find(' ') != std::string::npos) return; std::ifstream("x/" + d); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (d.find("..") != std::string::npos) return; std::ifstream("x/" + d); });
  S.Get("/", [](const Request &R, Response &) { auto p = fs::weakly_canonical("x/" + get(R)).string(); const std::string root = "/srv/x/"; if (p.substr(0, root.size()) != root) return; std::ifstream g(p); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); d.erase(std::remove_if(d.begin(), d.end(), ::isalnum), d.end()); std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); std::string o; std::copy(d.begin(), d.end(), std::back_inserter(o)); std::system(("b " + o).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); std::string o; std::transform(d.begin(), d.end(), std::back_inserter(o), ::tolower); std::system(("b " + o).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); std::transform(d.begin(), d.end(), d.begin(), [](unsigned char c) -> char { if (std::isalnum(c)) return c; return '_'; }); std::system(("g " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); d = std::regex_replace(d, std::regex("[^A-Za-z0-9._-]"), "_"); std::ifstream("x/" + d + ".txt"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); d = std::regex_replace(d, std::regex("[^A-Za-z0-9.-_]"), "_"); std::ifstream("x/" + d + ".txt"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (!std::all_of(d.begin(), d.end(), [](char c) { return c != ' '; })) return; std::system(("b " + d).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (std::any_of(d.begin(), d.end(), [](char c) { return c == '\n'; })) return; std::system(("b " + d).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::string d = get(R); if (!std::all_of(d.begin(), d.end(), [](char c) { return std::isalnum(c) || c == '_'; })) return; std::system(("g " + d).c_str()); });
}
