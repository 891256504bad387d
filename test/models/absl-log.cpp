// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^absl-log:" %t
// RUN: %both %s portcullis-sensitive-data-logged -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <absl/log/log.h>
#include <httplib.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG(kInfo) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    VLOG(2) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    CHECK(!Password.empty()) << Password;
    LOG(kInfo) << "login, a password of " << Password.size();
    VLOG(2) << "login";
    CHECK(!Password.empty()) << "none";
  });
}
