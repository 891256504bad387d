// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags > %t
// RUN: not grep "^poco-data:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-log-injection,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-sensitive-data-logged,portcullis-sensitive-data-exposed,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags | FileCheck %s --implicit-check-not=warning:
#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/SessionFactory.h>
#include <Poco/Data/SessionPool.h>
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

using namespace Poco::Data::Keywords;
using Poco::Data::RecordSet;
using Poco::Data::Session;
using Poco::Data::Statement;

void statements(httplib::Server &Srv, Session &Base) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    int Id = 0;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base << "select id from users where name = '" + Name + "'", into(Id), now;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base << "select id from users where name = '" << Name << "'", into(Id), now;
    Base << "select id from users where name = ?", into(Id), use(Name), now;
    Base << "select id from users where name = ?", into(Id), bind(Name), now;
    Base << "select id from users where id = %d", atoi(Name.c_str()), into(Id), now;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base << "select id from users where name = '%s'", Name, into(Id), now;
    Statement Text(Base);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Text << "select id from users where name = '" << Name << "'";
    Text.execute();
    RecordSet Found(Text);
    std::cout << Found[0].toString();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    RecordSet Rows(Base, "select id from users where name = '" + Name + "'");
    RecordSet Fixed(Base, "select id from users");
  });
}

void values(httplib::Server &Srv, Session &Base) {
  Srv.Post("/users", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    std::string Password = Req.get_param_value("password");
    int Id = 0;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base << "insert into users (name, password) values (?, ?)", use(Name), use(Password), now;
    Base << "insert into users (name, password) values (?, encrypt(?))", use(Name), use(Password), now;
    Statement Add(Base);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Add << "insert into users (name, password) values (?, ?)", bind(Name), bind(Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base << "update users set password = ? where name = ?", useRef(Password), in(Name), now;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Base << "select id from users where name = ? and password = ?", use(Name), io(Password), into(Id), now;
  });
  Srv.Post("/login", [&](const httplib::Request &Req, httplib::Response &Res) {
    std::string Greeting;
    std::string Other;
    Base << "select greeting from users where id = 1", into(Greeting), now;
    Base << "call greeting(?)", out(Other), now;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Greeting.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Other.c_str());
    printf("%s", Other.c_str());
    RecordSet Rows(Base, "select password, greeting from users where id = 1");
    const std::string Password = Rows[0];
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password == Req.get_param_value("password") ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    std::cout << Rows["password"].convert<std::string>() << Rows["greeting"].convert<std::string>();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows.value("greeting").extract<std::string>().c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows.nvl<std::string>("greeting").toString().c_str());
    for (auto &Row : Rows)
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
      printf(Row.get(1).toString().c_str());
    for (auto Row = Rows.begin(); Row != Rows.end(); ++Row)
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
      printf((*Row)["greeting"].toString().c_str());
  });
}

void results(httplib::Server &Srv, Session &Base) {
  Base << "create table users (id int, name text, password text)", now;
  Srv.Get("/all", [&](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    RecordSet Rows(Base, "select * from users");
    nlohmann::json All;
    for (std::size_t I = 0; I < Rows.columnCount(); ++I)
      All[Rows.columnName(I)] = Rows[I].toString();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [&](const httplib::Request &, httplib::Response &Res) {
    RecordSet Rows(Base, "select id, name from users");
    nlohmann::json All;
    for (std::size_t I = 0; I < Rows.columnCount(); ++I)
      All[Rows.columnName(I)] = Rows[I].toString();
    Res.set_content(All.dump(), "application/json");
  });
}

void connections(const std::string &Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Session Two("PostgreSQL", "dbname=shop user=shop password=s3cret-1");
  Session Given("PostgreSQL", "dbname=shop user=shop password=" + Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Session One("MySQL:///host=db;user=shop;password=s3cret-2");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Session Made(Poco::Data::SessionFactory::instance().create("MySQL", "user=shop;password=s3cret-3"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Poco::Data::SessionPool Pool("MySQL", "user=shop;password=s3cret-4");
  Poco::Data::SessionPool Files("SQLite", "shop.db");
}

int main() {
  Session Base("SQLite", "shop.db");
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    Base << "delete from users", now;
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    int Count = 0;
    Base << "select count(*) from users", into(Count), now;
  });
  Srv.listen("127.0.0.1", 8080);
}
