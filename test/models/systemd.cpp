// Every row of the model is used, those of what the macros hide as well.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^systemd:" %t
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-unvalidated-input -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <string>
#include <systemd/sd-journal.h>

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    sd_journal_print(LOG_INFO, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    sd_journal_send("MESSAGE=login %s", Password.c_str(), "PRIORITY=%i", LOG_INFO, nullptr);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    (sd_journal_print)(LOG_INFO, "login %s", Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    (sd_journal_send)("MESSAGE=login %s", Password.c_str(), nullptr);
    sd_journal_print(LOG_INFO, "a password of %zu", Password.size());
    sd_journal_send("MESSAGE=login", nullptr);
  });
  Srv.Get("/formats", [](const httplib::Request &Req, httplib::Response &) {
    std::string Format = Req.get_param_value("format");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    sd_journal_print(LOG_INFO, Format.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    sd_journal_send(("MESSAGE=" + Format).c_str(), nullptr);
    sd_journal_print(LOG_INFO, "%zu", Format.size());
  });
}
