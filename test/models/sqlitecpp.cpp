// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags > %t
// RUN: not grep "^sqlitecpp:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-path-traversal,portcullis-command-injection,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-exposed,portcullis-sensitive-data-stored,portcullis-sensitive-data-logged,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags | FileCheck %s --implicit-check-not=warning:
#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/ExecuteMany.h>
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

void statements(httplib::Server &Srv, SQLite::Database &Base) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Sql = "select id from users where name = '" + Name + "'";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.exec(Sql);
    Base.exec("select id from users");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.tryExec(Sql.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.execAndGet(Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    SQLite::Statement Text(Base, Sql);
    SQLite::Statement Bound(Base, "select id from users where name = ?");
    Bound.bind(1, Name);
    Bound.exec();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    SQLite::execute_many(Base, Sql.c_str(), 1, 2);
    SQLite::execute_many(Base, "insert into users (id) values (?)", 1, 2);
    Base.exec("select id from users where id = " + std::to_string(atoi(Name.c_str())));
  });
}

void values(httplib::Server &Srv, SQLite::Database &Base) {
  Srv.Post("/users", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Password = Req.get_param_value("password");
    SQLite::Statement Add(Base, "insert into users (name, password) values (?, ?)");
    Add.bind(1, Req.get_param_value("name"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Add.bind(2, Password);
    Add.exec();
    SQLite::Statement Hashed(Base, "insert into users (name, password) values (?, encrypt(?))");
    Hashed.bindNoCopy(2, Password);
    SQLite::Statement Named(Base, "insert into users (name, password) values (:name, :password)");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Named.bindNoCopy(":password", Password);
    Named.bind(":name", Req.get_param_value("name"));
    SQLite::Statement Find(Base, "select id from users where name = ? and password = ?");
    Find.bind(1, Req.get_param_value("name"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Find.bind(2, Password);
  });
  Srv.Post("/login", [&](const httplib::Request &Req, httplib::Response &Res) {
    SQLite::Statement Find(Base, "select password, greeting from users where id = 1");
    Find.executeStep();
    std::string Password = Find.getColumn(0);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password == Req.get_param_value("password") ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Find.getColumn(1).getString().c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Find.getColumn("greeting").getText());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(static_cast<const char *>(Find.getColumn(1).getBlob()));
    printf("%s", Find.getColumn(1).getText());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    std::cout << Find.getColumn("password").getString() << Find.getColumn("greeting").getString();
  });
}

void results(httplib::Server &Srv, SQLite::Database &Base) {
  Base.exec("create table users (id int, name text, password text)");
  Srv.Get("/all", [&](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    SQLite::Statement Rows(Base, "select * from users");
    nlohmann::json All;
    while (Rows.executeStep())
      for (int I = 0; I < Rows.getColumnCount(); ++I)
        All[Rows.getColumnName(I)] = Rows.getColumn(I).getString();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/each", [&](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    SQLite::Statement Rows(Base, "select * from users");
    nlohmann::json All;
    while (Rows.executeStep())
      for (int I = 0; I < Rows.getColumnCount(); ++I)
        All[Rows.getColumn(I).getName()] = Rows.getColumn(I).getText();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [&](const httplib::Request &, httplib::Response &Res) {
    SQLite::Statement Rows(Base, "select id, name from users");
    nlohmann::json All;
    while (Rows.executeStep())
      for (int I = 0; I < Rows.getColumnCount(); ++I)
        All[Rows.getColumnName(I)] = Rows.getColumn(I).getString();
    Res.set_content(All.dump(), "application/json");
  });
}

void files(httplib::Server &Srv) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /open' starts a process, and nothing asks who the client is
  Srv.Post("/open", [](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches
    SQLite::Database Base("shops/" + Name);
    SQLite::Database Fixed("shops/one.db", SQLite::OPEN_READWRITE);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches
    Fixed.backup(Name.c_str(), SQLite::Database::Save);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches
    Fixed.loadExtension(Name.c_str(), nullptr);
    Fixed.loadExtension("words.so", Name.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
    Fixed.key("s3cret-of-shop");
    Fixed.key(getenv("SHOP_KEY"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
    Fixed.rekey("s3cret-of-inn");
  });
}

int main() {
  SQLite::Database Base("shop.db");
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    SQLite::Statement Clear(Base, "delete from users");
    Clear.exec();
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    Base.execAndGet("select count(*) from users");
  });
  Srv.listen("127.0.0.1", 8080);
}
