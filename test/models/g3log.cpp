// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^g3log:" %t
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-unvalidated-input -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <g3log/g3log.hpp>
#include <httplib.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG(INFO) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    CHECK(!Password.empty()) << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOGF(INFO, "login %s", Password.c_str());
    LOG(INFO) << "login, a password of " << Password.size();
    CHECK(!Password.empty()) << "none";
    LOGF(INFO, "a password of %zu", Password.size());
  });
  Srv.Get("/formats", [](const httplib::Request &Req, httplib::Response &) {
    auto Format = Req.get_param_value("format");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    LOGF(INFO, Format.c_str());
    LOGF(INFO, "%zu", Format.size());
  });
}
