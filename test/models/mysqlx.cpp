// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^mysqlx:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-exposed,portcullis-sensitive-data-stored,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <mysqlx/xdevapi.h>
#include <nlohmann/json.hpp>
#include <string>

using namespace mysqlx;

void statements(httplib::Server &Srv, Session &Conn) {
  Srv.Post("/sql", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Password = Req.get_param_value("password");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Conn.sql("select id from users where name = '" + Name + "'").execute();
    Conn.sql("select id from users where name = ?").bind(Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Conn.sql("insert into users (name, password) values (?, ?)").bind(Name).bind(Password).execute();
    Conn.sql("insert into users (name, password) values (?, encrypt(?))").bind(Name).bind(Password).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Conn.sql("select id from users where password = ?").bind(Password).execute();
  });
}

void tables(httplib::Server &Srv, Schema &Shop) {
  Srv.Post("/table", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Password = Req.get_param_value("password");
    Table Users = Shop.getTable("users");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.select("id").where("name = '" + Name + "'").execute();
    Users.select("id").where("name = :name").bind("name", Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.select("id", Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.select("id").where("name = :name").orderBy(Name).bind("name", "x").execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.select("count(*)").groupBy(Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.select("id").having("count(*) > " + Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.remove().where("name = '" + Name + "'").execute();
    Users.remove().where("name = :name").bind("name", Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.update().set("points", expr("points + " + Name)).where("id = 1").execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.update().set("points", 1).where("name = '" + Name + "'").execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users.update().set("password", Password).where("name = :name").bind("name", Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users.insert("name", "password").values(Name, Password).execute();
    Users.insert("name").values(Name).execute();
  });
}

void collections(httplib::Server &Srv, Schema &Shop) {
  Srv.Post("/collection", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Password = Req.get_param_value("password");
    Collection Users = Shop.getCollection("users");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.find("name = '" + Name + "'").execute();
    Users.find("name = :name").sort("age").bind("name", Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.find("age > 8").sort(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Users.remove("name = '" + Name + "'").execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users.modify("name = :name").set("password", Password).bind("name", Name).execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users.add("{}").add("{\"password\": \"" + Password + "\"}").execute();
    Users.add("{\"name\": \"" + Name + "\"}").execute();
  });
}

void results(httplib::Server &Srv, Session &Conn) {
  Conn.sql("create table users (id int, name text, password text)").execute();
  Srv.Get("/all", [&](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    SqlResult Rows = Conn.sql("select * from users").execute();
    nlohmann::json All;
    while (Row Each = Rows.fetchOne())
      for (unsigned I = 0; I < Rows.getColumnCount(); ++I)
        All[std::string(Rows.getColumn(I).getColumnName())] = Each[I].get<std::string>();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [&](const httplib::Request &, httplib::Response &Res) {
    SqlResult Rows = Conn.sql("select id, name from users").execute();
    nlohmann::json All;
    while (Row Each = Rows.fetchOne())
      for (unsigned I = 0; I < Rows.getColumnCount(); ++I)
        All[std::string(Rows.getColumn(I).getColumnLabel())] = Each[I].get<std::string>();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Post("/login", [&](const httplib::Request &Req, httplib::Response &Res) {
    Row One = Conn.sql("select password, greeting from users").execute().fetchOne();
    std::string Password = One[0].get<std::string>();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password == Req.get_param_value("password") ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(One.get(1).get<std::string>().c_str());
    string Greeting = One[1];
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(std::string(Greeting).c_str());
    printf("%s", std::string(Greeting).c_str());
  });
}

void connections(httplib::Server &Srv, const char *Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Session Uri("mysqlx://shop:s3cret-1@localhost/shop");
  Session Open("mysqlx://localhost/shop");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Client Pool = getClient("mysqlx://shop:s3cret-2@localhost/shop");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Session Five("localhost", 33060, "shop", "s3cret-3", "shop");
  Session Given("localhost", 33060, "shop", Password, "shop");
  Session NoPassword("localhost", 33060, "a-user-name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Session First(SessionOption::PWD, "s3cret-4", SessionOption::USER, "a-user-name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Session Second(SessionOption::USER, "a-user-name", SessionOption::PWD, "s3cret-5");
// CHECK-DAG: {{^}}[[#@LINE+2]]:{{.*}} password is the literal
  SessionSettings Third(SessionOption::USER, "a-user-name", SessionOption::HOST, "localhost",
                        SessionOption::PWD, "s3cret-6");
// CHECK-DAG: {{^}}[[#@LINE+2]]:{{.*}} password is the literal
  SessionSettings Fourth(SessionOption::USER, "a-user-name", SessionOption::HOST, "localhost",
                         SessionOption::PORT, 33060, SessionOption::PWD, "s3cret-7");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Fourth.set(SessionOption::PWD, "s3cret-8");
  Fourth.set(SessionOption::USER, "a-user-name");
  Fourth.set(SessionOption::PWD, Password);
  Srv.Post("/connect", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Host = Req.get_param_value("host");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    Session Chosen("mysqlx://" + Host + "/shop");
    Session Fixed("mysqlx://localhost/" + Host);
  });
}

int main() {
  Session Conn("mysqlx://localhost/shop");
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    Conn.getSchema("shop").getTable("users").remove().execute();
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    Conn.getSchema("shop").getTable("users").select("count(*)").execute();
  });
  Srv.listen("127.0.0.1", 8080);
}
