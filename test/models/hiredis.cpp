// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^hiredis:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-hardcoded-credential,portcullis-server-side-request-forgery,portcullis-unvalidated-input -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
#include <httplib.h>
#include <string>

void all(redisContext *Conn, const char *Text) { redisCommand(Conn, "AUTH %s", Text); }

void connections(redisContext *Conn) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  redisCommand(Conn, "AUTH %s", "c4che-Pa55");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  redisCommand(Conn, "AUTH %s %s", "default", "c4che-Pa55");
  redisCommand(Conn, "AUTH %s", std::getenv("REDIS_PASSWORD"));
}

void routes(httplib::Server &Srv, redisContext *Conn, redisAsyncContext *Async) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password"), Name = Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    redisCommand(Conn, "SET %s %s", Name.c_str(), Password.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    redisCommand(Conn, "HSET %s %s %s", "users", Name.c_str(), Password.c_str());
    redisCommand(Conn, "SET %s %s", "name", Name.c_str());
    redisCommand(Conn, "SET %s %d", "length", (int)Password.size());
  });
  Srv.Get("/formats", [=](const httplib::Request &Req, httplib::Response &Res) {
    std::string Text = Req.get_param_value("command");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    redisCommand(Conn, Text.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} format
    redisAsyncCommand(Async, nullptr, nullptr, ("GET " + Text).c_str());
    auto *Reply = static_cast<redisReply *>(redisCommand(Conn, "GET %s", Text.c_str()));
    Res.set_content(Reply->str, "text/plain");
  });
  Srv.Get("/peek", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    redisConnect(Req.get_param_value("host").c_str(), 6379);
    redisConnect("127.0.0.1", 6379);
  });
}
