// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^glog:" %t
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-unvalidated-input -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <glog/logging.h>
#include <httplib.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG(INFO) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_IF(WARNING, Password.size() > 99) << "long: " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    VLOG(2) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    PLOG(ERROR) << "no login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    CHECK(!Password.empty()) << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    RAW_LOG(INFO, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    CHECK_EQ(Password, "x") << "wrong";
    LOG(INFO) << "login, a password of " << Password.size();
    CHECK(!Password.empty());
    CHECK_NE(Password.size(), 0u);
    RAW_LOG(INFO, "login");
  });
  Srv.Get("/formats", [](const httplib::Request &Req, httplib::Response &) {
    auto Format = Req.get_param_value("format");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    google::RawLog__(google::GLOG_INFO, "a.cpp", 1, Format.c_str());
    google::RawLog__(google::GLOG_INFO, "a.cpp", 1, "%zu", Format.size());
  });
}
