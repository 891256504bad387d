// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^loguru:" %t
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-unvalidated-input -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <loguru/loguru.hpp>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_F(INFO, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    RAW_LOG_F(INFO, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_SCOPE_F(INFO, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    CHECK_F(!Password.empty(), "none: %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_S(INFO) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    CHECK_S(!Password.empty()) << Password;
    LOG_F(INFO, "a password of %zu", Password.size());
    CHECK_F(!Password.empty(), "none");
    LOG_S(INFO) << "login, a password of " << Password.size();
    CHECK_S(!Password.empty()) << "none";
  });
  Srv.Get("/formats", [](const httplib::Request &Req, httplib::Response &) {
    auto Format = Req.get_param_value("format");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    LOG_F(INFO, Format.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    CHECK_F(!Format.empty(), Format.c_str());
    LOG_F(INFO, "%zu", Format.size());
  });
}
