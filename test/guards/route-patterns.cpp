// RUN: %both %s portcullis-sql-injection,portcullis-path-traversal,portcullis-unvalidated-input -- %flags | FileCheck %s --implicit-check-not=warning:
// What a route's pattern matched is no more than the pattern allows.
#include <httplib.h>
#include <fstream>
#include <sqlite3.h>
#include <string>

using httplib::Request;
using httplib::Response;

static sqlite3 *Db;
static void run(const std::string &Sql) {
  sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr);
}
static void named(const Request &Req, Response &) {
  run("good " + Req.matches[1].str());
}

void routes(httplib::Server &S) {
  S.Get(R"(/u/(\d+))", [](const Request &Req, Response &) {
    run("good " + Req.matches[1].str());
    int Id = std::stoi(Req.matches[1]);
    run("good " + std::to_string(Id));
  });
  S.Get("/v/([0-9]+)/named", named);
  S.Get(R"(/w/(\w+)/([A-Za-z0-9_-]{1,32}))", [](const Request &Req, Response &) {
    run("good " + Req.matches[1].str() + Req.matches.str(2));
  });
  S.Get(R"(/x/(?:a|b)/([a-z]+)/(.*))", [](const Request &Req, Response &) {
    run("good " + Req.matches[1].str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches SQL text
    run("bad " + Req.matches[2].str());
  });
  S.Get("/y/([^/]+)", [](const Request &Req, Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches SQL text
    run("bad " + Req.matches[1].str());
  });
  S.Get("/z/(\\d+)", [](const Request &Req, Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches SQL text
    run("bad " + Req.matches[0].str());
  });
  S.Get("/o/([\\w.]+)", [](const Request &Req, Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches SQL text
    run("bad " + Req.matches[1].str());
  });
  S.Get("/f/([A-Za-z0-9_-]+)", [](const Request &Req, Response &) {
    std::ifstream Good("files/" + Req.matches[1].str());
  });
  S.Get("/g/([^/]+)", [](const Request &Req, Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    std::ifstream Bad("files/" + Req.matches[1].str() + "/x");
  });
}
