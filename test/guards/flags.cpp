// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// A flag tells which way was taken.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using httplib::Request;
using httplib::Response;
using httplib::Server;

static const std::set<std::string> Known{"a", "b"};
static void run(const std::string &Command) { std::system(Command.c_str()); }
static std::string named(const Request &Req) { return Req.get_param_value("d"); }

static bool listed(const std::string &S) {
  bool Found = false;
  for (const std::string &A : Known) {
    if (A == S) {
      Found = true;
      break;
    }
  }
  return Found;
}

void flags(Server &S) {
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (listed(D)) run("good " + D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!listed(D)) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    bool Ok = false;
    for (const char *A : {"x", "y"})
      if (D == A) Ok = true;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!Ok) return run("bad " + D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    bool Ok = true;
    for (char C : D)
      if (!std::isalnum(C)) Ok = false;
    if (Ok) run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    bool Ok = true;
    if (D == "x") Ok = false;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (Ok) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    const bool Ok = Known.count(D) == 1;
    if (Ok) run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    std::vector<std::string> Errors;
    if (!Known.count(D)) Errors.push_back("unknown");
    if (Errors.empty()) run("good " + D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!Errors.empty()) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    std::string Error;
    if (!Known.count(D)) Error = "unknown";
    if (!Error.empty()) return;
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    auto IsKnown = [&] { return Known.count(D) == 1; };
    if (IsKnown()) run("good " + D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!IsKnown()) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    const std::vector<std::string> List{"a", "b"};
    bool In = std::any_of(List.begin(), List.end(),
                          [&](const std::string &A) { return A == D; });
    if (In) run("good " + D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!In) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    const std::vector<std::string> List{"a", "b"};
    if (std::none_of(List.begin(), List.end(),
                     [&](const std::string &A) { return D == A; }))
      return;
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (std::strcmp(D.c_str(), "a")) return run("bad " + D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (!std::strcmp("a", D.c_str())) run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    std::string Clean;
    for (char C : D)
      if (std::isalnum(C) || C == '-') Clean += C;
    run("good " + Clean);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    try {
      if (!Known.count(D)) throw std::runtime_error("unknown");
    } catch (const std::exception &) {
      std::puts("unknown");
    }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + D);
  });
}
