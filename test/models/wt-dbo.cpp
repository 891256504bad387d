// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^wt-dbo:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-path-traversal,portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <Wt/Dbo.h>
#include <cstdlib>
#include <httplib.h>
#include <memory>
#include <string>

namespace dbo = Wt::Dbo;

struct User {
  std::string Name;
};

void statements(httplib::Server &Srv, dbo::Session &Base) {
  Srv.Post("/text", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Password = Req.get_param_value("password");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.execute("update users set seen = 1 where name = '" + Name + "'");
    Base.execute("update users set seen = 1 where name = ?").bind(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.query<int>("select count(*) from users where name = '" + Name + "'");
    Base.query<int>("select count(*) from users where name = ?").bind(Name).resultValue();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.find<User>("where name = '" + Name + "'");
    Base.find<User>().where("name = ?").bind(Name).orderBy("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.find<User>().where("name = '" + Name + "'");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.find<User>().orderBy(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base.execute("insert into users (name, password) values (?, ?)").bind(Name).bind(Password);
    Base.execute("insert into users (name, password) values (?, encrypt(?))").bind(Name).bind(Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Base.query<int>("select id from users where name = ? and password = ?").bind(Name).bind(Password);
  });
}

void connections(httplib::Server &Srv, const std::string &Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  dbo::backend::Postgres Whole("dbname=shop user=shop password=s3cret-1");
  dbo::backend::Postgres Given("dbname=shop user=shop password=" + Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  dbo::backend::MySQL Three("shop", "user", "s3cret-2");
  dbo::backend::MySQL Four("shop", "user", Password, "localhost");
  Srv.Post("/connect", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Host = Req.get_param_value("host");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    dbo::backend::MySQL Chosen("shop", "user", Password, Host);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches a file path
    dbo::backend::Sqlite3 File("shops/" + Host);
    dbo::backend::Sqlite3 Fixed("shop.db");
  });
}

int main() {
  dbo::Session Base;
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /add' changes the database, and nothing asks who the client is
  Srv.Post("/add", [&](const httplib::Request &, httplib::Response &) {
    Base.add(std::make_unique<User>());
  });
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /rename' changes the database, and nothing asks who the client is
  Srv.Post("/rename", [&](const httplib::Request &, httplib::Response &) {
    Base.find<User>().resultValue().modify()->Name = "x";
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    Base.query<int>("select count(*) from users").resultValue();
  });
  Srv.listen("127.0.0.1", 8080);
}
