// Every row of the model is used here or in mariadb-connector-cpp.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s %S/mariadb-connector-cpp.cpp -- %flags -I%inputs/include > %t
// RUN: not grep "^mysql-connector-cpp:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-exposed,portcullis-sensitive-data-stored,portcullis-sensitive-data-logged,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <memory>
#include <mysql_connection.h>
#include <mysql_driver.h>
#include <nlohmann/json.hpp>
#include <string>

void statements(httplib::Server &Srv, sql::Connection *Conn, sql::Statement *Run,
                sql::mysql::MySQL_Connection *Own) {
  Srv.Get("/text", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Sql = "select id from users where name = '" + Name + "'";
    const std::string Fixed = "select id from users";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Sql);
    Run->execute(Fixed);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->executeQuery(Sql);
    Run->executeQuery(Fixed);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->executeUpdate(Sql);
    Run->executeUpdate(Fixed);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Conn->prepareStatement(Sql);
    Conn->prepareStatement(Fixed);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Own->prepareStatement(Sql);
    Own->prepareStatement(Fixed);
    std::unique_ptr<sql::PreparedStatement> Prepared(
        Conn->prepareStatement("select id from users where name = ?"));
    Prepared->setString(1, Name);
    Prepared->executeQuery();
    Prepared->execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Prepared->execute(Sql);
    Run->execute("select id from users where id = " + std::to_string(atoi(Name.c_str())));
  });
  Srv.Get("/pieces", [=](const httplib::Request &Req, httplib::Response &) {
    sql::SQLString Sql("select id from users where name = '");
    Run->execute(Sql);
    Sql += Req.get_param_value("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Sql);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Sql + "'");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Sql.asStdString() + "'");
    sql::SQLString Set;
    Set = "select id from users where name = " + Req.get_param_value("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Set);
    const std::string Plain = Set;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Plain);
  });
}

void values(httplib::Server &Srv, sql::Connection *Conn) {
  Srv.Post("/users", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Password = Req.get_param_value("password");
    std::unique_ptr<sql::PreparedStatement> Add(
        Conn->prepareStatement("insert into users (name, password) values (?, ?)"));
    Add->setString(1, Req.get_param_value("name"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Add->setString(2, Password);
    Add->executeUpdate();
    std::unique_ptr<sql::PreparedStatement> Hashed(Conn->prepareStatement(
        "insert into users (name, password) values (?, encrypt(?))"));
    Hashed->setString(2, Password);
    Hashed->executeUpdate();
    std::unique_ptr<sql::PreparedStatement> Find(Conn->prepareStatement(
        "select id from users where name = ? and password = ?"));
    Find->setString(1, Req.get_param_value("name"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Find->setString(2, Password);
    Find->setInt(3, 7);
    std::unique_ptr<sql::ResultSet> Rows(Find->executeQuery());
  });
  Srv.Post("/login", [=](const httplib::Request &Req, httplib::Response &Res) {
    const std::string Password = Req.get_param_value("password");
    std::unique_ptr<sql::Statement> Run(Conn->createStatement());
    std::unique_ptr<sql::ResultSet> Rows(
        Run->executeQuery("select password, greeting from users where id = 1"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Rows->getString("password") == Password ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows->getString("greeting").c_str());
    printf("%s %d", Rows->getString("greeting").c_str(), Rows->getInt(1));
  });
  Srv.Get("/card", [=](const httplib::Request &, httplib::Response &) {
    std::unique_ptr<sql::Statement> Run(Conn->createStatement());
    std::unique_ptr<sql::ResultSet> Rows(Run->executeQuery("select name, password from users"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    std::cout << Rows->getString("password") << Rows->getString("name");
  });
}

void results(httplib::Server &Srv, sql::Connection *Conn) {
  std::unique_ptr<sql::Statement> Make(Conn->createStatement());
  Make->execute("create table users (id int, name varchar(80), password varchar(80))");
  Srv.Get("/all", [=](const httplib::Request &, httplib::Response &Res) {
    std::unique_ptr<sql::Statement> Run(Conn->createStatement());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    std::unique_ptr<sql::ResultSet> Rows(Run->executeQuery("select * from users"));
    sql::ResultSetMetaData *Meta = Rows->getMetaData();
    nlohmann::json All;
    while (Rows->next())
      for (unsigned I = 1; I <= Meta->getColumnCount(); ++I)
        All[Meta->getColumnName(I).asStdString()] = Rows->getString(I).asStdString();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/bound", [=](const httplib::Request &, httplib::Response &Res) {
    std::unique_ptr<sql::PreparedStatement> Run(
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
        Conn->prepareStatement("select * from users where id = ?"));
    Run->setInt(1, 7);
    std::unique_ptr<sql::ResultSet> Rows(Run->executeQuery());
    sql::ResultSetMetaData *Meta = Rows->getMetaData();
    nlohmann::json All;
    while (Rows->next())
      for (unsigned I = 1; I <= Meta->getColumnCount(); ++I)
        All[Meta->getColumnLabel(I).asStdString()] = Rows->getString(I).asStdString();
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [=](const httplib::Request &, httplib::Response &Res) {
    std::unique_ptr<sql::Statement> Run(Conn->createStatement());
    std::unique_ptr<sql::ResultSet> Rows(Run->executeQuery("select id, name from users"));
    sql::ResultSetMetaData *Meta = Rows->getMetaData();
    nlohmann::json All;
    while (Rows->next())
      for (unsigned I = 1; I <= Meta->getColumnCount(); ++I)
        All[Meta->getColumnName(I).asStdString()] = Rows->getString(I).asStdString();
    Res.set_content(All.dump(), "application/json");
  });
}

void connections(httplib::Server &Srv, sql::Driver *Any, sql::mysql::MySQL_Driver *Own) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Any->connect("tcp://localhost:3306", "shop", "s3cret-of-shop");
  Any->connect("tcp://localhost:3306", "shop", getenv("SHOP_PASSWORD"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Own->connect("tcp://localhost:3306", "shop", "s3cret-of-bar");
  Own->connect("tcp://localhost:3306", "shop", getenv("SHOP_PASSWORD"));
  sql::ConnectOptionsMap Fixed;
  Fixed["hostName"] = "tcp://localhost:3306";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Fixed["password"] = "s3cret-of-inn";
  Any->connect(Fixed);
  sql::ConnectOptionsMap Given;
  Given["password"] = getenv("SHOP_PASSWORD");
  Own->connect(Given);
  Srv.Post("/connect", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Host = Req.get_param_value("host");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    Any->connect("tcp://" + Host + ":3306", "shop", getenv("SHOP_PASSWORD"));
    Any->connect("tcp://localhost:3306", Host, getenv("SHOP_PASSWORD"));
  });
}

int main() {
  sql::Connection *Conn = nullptr;
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [=](const httplib::Request &, httplib::Response &) {
    std::unique_ptr<sql::PreparedStatement> Clear(Conn->prepareStatement("delete from users"));
    Clear->execute();
  });
  Srv.Get("/count", [=](const httplib::Request &, httplib::Response &) {
    std::unique_ptr<sql::Statement> Run(Conn->createStatement());
    Run->executeQuery("select count(*) from users");
  });
  Srv.listen("127.0.0.1", 8080);
}
