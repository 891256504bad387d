// Every row of the model is used: a statement is text, what follows is bound.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^sqlite_modern_cpp:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-path-traversal,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-stored -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <httplib.h>
#include <sqlite_modern_cpp/sqlite_modern_cpp.h>

void routes(httplib::Server &Srv, sqlite::database &Base) {
  Srv.Get("/user", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name'
    Base << "select id from users where name = '" + Name + "'";
    Base << "select id from users where name = ?" << Name;
    Base << "select id from users where name = ?" << Name >> [&](std::string Id) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name'
      Base << "delete from users where name = '" + Name + "'";
      Base << "delete from users where id = ?" << Id;
    };
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
    sqlite::database Chosen("shops/" + Name);
    sqlite::database Fixed("shop.db");
  });
  Srv.Post("/users", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    std::string Password = Req.get_param_value("password");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base << "insert into users (name, password) values (?, ?)" << Name << Password;
    Base << "insert into users (name, password) values (?, encrypt(?))" << Name << Password;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Base << "select id from users where name = ? and password = ?" << Name << Password;
    std::string Greeting;
    Base << "select greeting from users where name = ?" << Name >> Greeting;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Greeting.c_str());
    printf("%s", Greeting.c_str());
  });
}
