// RUN: %both %s portcullis-path-traversal,portcullis-command-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// One segment of the URL has no separator in it; a whole name can be "..".
#include <httplib.h>
#include <fstream>
#include <filesystem>
#include <cstdlib>
#include <string>
using namespace httplib;
namespace fs = std::filesystem;
static const std::string kDir = "data/";
void f(Server &S) {
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a("data/" + R.matches[1].str() + ".json"); });
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::string id = R.matches[1]; std::ifstream a(kDir + id); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/(.+))", [](const Request &R, Response &) { std::ifstream a("data/" + R.matches[1].str() + ".json"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a("data/" + R.matches[1].str() + "/avatar.png"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { fs::remove_all("data/" + R.matches[1].str()); });
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { fs::remove_all("data/u_" + R.matches[1].str() + ".d"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a(R.matches[1].str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+)/(.*))", [](const Request &R, Response &) { std::ifstream a("data/" + R.matches[1].str() + R.matches[2].str()); });
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a(fs::path("data") / R.matches[1].str()); });
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a(fs::path("data") / (R.matches[1].str() + ".json")); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a(fs::path("data") / R.matches[1].str() / "x.json"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::system(("cat data/" + R.matches[1].str() + ".json").c_str()); });
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::string p = "data/"; p += R.matches[1].str(); p += ".json"; std::ifstream a(p); });
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { fs::create_directories((fs::path("data") / R.matches[1].str()).parent_path()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { fs::create_directories((fs::path("data") / R.matches[1].str() / "a.txt").parent_path()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/(.+))", [](const Request &R, Response &) { fs::create_directories((fs::path("data") / R.matches[1].str()).parent_path()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get("/f", [](const Request &R, Response &) { std::ifstream a("data/" + R.get_param_value("f") + ".json"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ifstream a("data/" + R.matches[1].str() + "." + R.get_param_value("e")); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  S.Get(R"(/f/([^/]+))", [](const Request &R, Response &) { std::ofstream a("data/" + R.path); });
}
