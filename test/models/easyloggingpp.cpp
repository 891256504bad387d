// Every row of the model is used; the macros expand to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^easyloggingpp:" %t
// RUN: %both %s portcullis-sensitive-data-logged -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <easylogging/easylogging++.h>
#include <httplib.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG(INFO) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_IF(Password.size() > 99, ERROR) << "long: " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    VLOG(2) << "login " << Password;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    PLOG(ERROR) << "no login " << Password;
    LOG(INFO) << "login, a password of " << Password.size();
    VLOG(2) << "login " << Req.get_param_value("name");
  });
  Srv.Post("/register", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    el::Logger *Log = el::Loggers::getLogger("network");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->info("new: %v", Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->debug("new: %v", Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->warn(Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->error(Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->trace(Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->fatal(Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log->verbose(3, "new: %v", Password);
    Log->info("new: %v", Password.size());
    Log->verbose(3, "new");
  });
}
