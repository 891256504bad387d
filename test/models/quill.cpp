// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^quill:" %t
// RUN: %both %s portcullis-sensitive-data-logged -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <quill/LogMacros.h>
#include <string>

void routes(httplib::Server &Srv, quill::Logger *Log) {
  Srv.Post("/login", [Log](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_INFO(Log, "login {}", Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOGV_INFO(Log, "login", Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_DYNAMIC(Log, quill::LogLevel::Error, "login {}", Password);
    LOG_INFO(Log, "a password of {}", Password.size());
    LOGV_INFO(Log, "login", Req.get_param_value("name"));
    LOG_DYNAMIC(Log, quill::LogLevel::Error, "login");
  });
}
