// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^log4cplus:" %t
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-unvalidated-input -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <log4cplus/log4cplus.h>
#include <string>

void routes(httplib::Server &Srv, log4cplus::Logger &Log) {
  Srv.Post("/login", [&Log](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG4CPLUS_INFO(Log, LOG4CPLUS_TEXT("login ") << Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG4CPLUS_WARN_STR(Log, "login " + Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG4CPLUS_INFO_FMT(Log, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log.log(log4cplus::INFO_LOG_LEVEL, Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log.forcedLog(log4cplus::INFO_LOG_LEVEL, Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log.assertion(!Password.empty(), Password);
    LOG4CPLUS_INFO(Log, "login, a password of " << Password.size());
    LOG4CPLUS_WARN_STR(Log, "login");
    LOG4CPLUS_INFO_FMT(Log, "a password of %zu", Password.size());
    Log.log(log4cplus::INFO_LOG_LEVEL, "login");
  });
  Srv.Get("/formats", [&Log](const httplib::Request &Req, httplib::Response &) {
    auto Format = Req.get_param_value("format");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    LOG4CPLUS_INFO_FMT(Log, Format.c_str(), 1);
    LOG4CPLUS_INFO_FMT(Log, "%zu", Format.size());
  });
}
