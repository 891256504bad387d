// Every row of the model is used. Values are bound by numbers from 0 there, which
// the model does not tell of.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^nanodbc:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-unvalidated-input,portcullis-sensitive-data-logged,portcullis-sensitive-data-exposed,portcullis-weak-password-hash,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <nanodbc/nanodbc.h>
#include <nlohmann/json.hpp>
#include <string>

void statements(httplib::Server &Srv, nanodbc::connection &Conn) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Sql = "select id from users where name = '" + Name + "'";
    const std::string Fixed = "select id from users where name = ?";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    nanodbc::execute(Conn, Sql);
    nanodbc::execute(Conn, Fixed);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    nanodbc::just_execute(Conn, Sql);
    nanodbc::just_execute(Conn, Fixed);
    nanodbc::statement Run(Conn);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    nanodbc::prepare(Run, Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.prepare(Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.prepare(Conn, Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.async_prepare(Sql, nullptr);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.execute_direct(Conn, Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.just_execute_direct(Conn, Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run.async_execute_direct(Conn, nullptr, Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    nanodbc::statement Made(Conn, Sql);
    nanodbc::statement Bound(Conn, Fixed);
    Bound.bind(0, Name.c_str());
    nanodbc::execute(Bound);
    nanodbc::just_execute(Bound);
  });
}

void results(httplib::Server &Srv, nanodbc::connection &Conn) {
  nanodbc::just_execute(Conn, "create table users (id int, name varchar(80), password varchar(80))");
  Srv.Get("/all", [&](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    nanodbc::result Rows = nanodbc::execute(Conn, "select * from users");
    nlohmann::json All;
    while (Rows.next())
      for (short I = 0; I < Rows.columns(); ++I)
        All[Rows.column_name(I)] = Rows.get<std::string>(I);
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/prepared", [&](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    nanodbc::statement Run(Conn, "select * from users");
    nanodbc::result Rows = Run.execute();
    nlohmann::json All;
    while (Rows.next())
      for (short I = 0; I < Rows.columns(); ++I)
        All[Rows.column_name(I)] = Rows.get<std::string>(I);
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/executed", [&](const httplib::Request &, httplib::Response &Res) {
    nanodbc::statement Run(Conn);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    nanodbc::prepare(Run, "select * from users");
    nanodbc::result Rows = nanodbc::execute(Run);
    nlohmann::json All;
    while (Rows.next())
      for (short I = 0; I < Rows.columns(); ++I)
        All[Rows.column_name(I)] = Rows.get<std::string>(I);
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [&](const httplib::Request &, httplib::Response &Res) {
    nanodbc::result Rows = nanodbc::execute(Conn, "select id, name from users");
    nlohmann::json All;
    while (Rows.next())
      for (short I = 0; I < Rows.columns(); ++I)
        All[Rows.column_name(I)] = Rows.get<std::string>(I);
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Post("/login", [&](const httplib::Request &Req, httplib::Response &Res) {
    nanodbc::result Rows = nanodbc::execute(Conn, "select password, greeting from users");
    const std::string Password = Rows.get<std::string>("password");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password == Req.get_param_value("password") ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    std::cout << Rows.get<std::string>("password") << Rows.get<std::string>("greeting");
    std::string Short;
    std::string Long;
    Rows.get_ref(1, Short);
    Rows.get_ref("greeting", std::string("none"), Long);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Short.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Long.c_str());
    printf("%s", Long.c_str());
  });
}

void connections(const std::string &Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  nanodbc::connection Three("shop", "user", "s3cret-1");
  nanodbc::connection Given("shop", "user", Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  nanodbc::connection One("Driver={MariaDB};Uid=shop;Pwd=s3cret-2;");
  nanodbc::connection Later;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Later.connect("DSN=shop;UID=shop;PWD=s3cret-3", 30);
  Later.connect("DSN=shop;UID=shop;PWD=" + Password);
}

int main() {
  nanodbc::connection Conn("DSN=shop");
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    nanodbc::just_execute(Conn, "delete from users");
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    nanodbc::execute(Conn, "select count(*) from users");
  });
  Srv.listen("127.0.0.1", 8080);
}
