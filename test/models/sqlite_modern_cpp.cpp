// Every row of the model is used: a statement is text, what follows is bound.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^sqlite_modern_cpp:" %t
// RUN: %both %s portcullis-sql-injection -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <sqlite_modern_cpp/sqlite_modern_cpp.h>

void routes(httplib::Server &Srv, sqlite::database &Base) {
  Srv.Get("/user", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name'
    Base << "select id from users where name = '" + Name + "'";
    Base << "select id from users where name = ?" << Name;
  });
}
