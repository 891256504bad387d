// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^plog:" %t
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-unvalidated-input -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <plog/Log.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    PLOGI << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_INFO << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    OLD_LOG_INFO << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    PLOGE.printf("login %s", Password.c_str());
    PLOGI << "login, a password of " << Password.size();
    OLD_LOG_INFO << "login";
    PLOGE.printf("a password of %zu", Password.size());
  });
  Srv.Get("/formats", [](const httplib::Request &Req, httplib::Response &) {
    auto Format = Req.get_param_value("format");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    PLOGI.printf(Format.c_str());
    PLOGI.printf("%zu", Format.size());
  });
}
