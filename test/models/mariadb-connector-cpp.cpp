// MariaDB's Connector/C++ has the classes of MySQL's, and some of its own.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-exposed,portcullis-sensitive-data-stored,portcullis-hardcoded-credential -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <httplib.h>
#include <mariadb/conncpp.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

void statements(httplib::Server &Srv, sql::Connection *Conn, sql::Statement *Run) {
  Srv.Get("/text", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Sql = "select id from users where name = '" + Name + "'";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->executeLargeUpdate(Sql);
    Run->executeLargeUpdate("delete from users");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->addBatch(Sql);
    Run->addBatch("delete from users");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Sql, 1);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Conn->prepareCall(Sql);
    Conn->prepareCall("call add_user(?)");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(sql::SQLString(Name).trim());
    sql::SQLString Joined("select id from users where name = ");
    Joined.append(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(Joined);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Run->execute(std::string(Joined.substr(1).c_str()));
    std::unique_ptr<sql::PreparedStatement> Find(
        Conn->prepareStatement("select id from users where name = ?"));
    Find->setString(1, Name);
    Find->addBatch();
    Find->executeQuery();
  });
}

void values(httplib::Server &Srv, sql::Connection *Conn) {
  Srv.Post("/users", [=](const httplib::Request &Req, httplib::Response &Res) {
    const std::string Password = Req.get_param_value("password");
    std::unique_ptr<sql::PreparedStatement> Add(
        Conn->prepareStatement("insert into users (name, password) values (?, ?)"));
    Add->setString(1, Req.get_param_value("name"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Add->setNString(2, Password);
    Add->setLong(3, 7);
    Add->executeUpdate();
    std::unique_ptr<sql::PreparedStatement> Find(
        Conn->prepareStatement("select password from users where id = ?"));
    Find->setInt(1, 7);
    std::unique_ptr<sql::ResultSet> Rows(Find->executeQuery());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows->getNString(1).c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Rows->getString("password") == Password ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Rows->getString("password").compare(Password) == 0 ? 200 : 401;
  });
  Srv.Get("/all", [=](const httplib::Request &, httplib::Response &Res) {
    std::unique_ptr<sql::Statement> Run(Conn->createStatement());
    Run->execute("create table users (id int, password varchar(80))");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    Run->execute("select * from users");
    std::unique_ptr<sql::ResultSet> Rows(Run->getResultSet());
    nlohmann::json All;
    while (Rows->next())
      for (unsigned I = 1; I <= Rows->getMetaData()->getColumnCount(); ++I)
        All[Rows->getMetaData()->getColumnName(I).c_str()] = Rows->getString(I).c_str();
    Res.set_content(All.dump(), "application/json");
  });
}

void connections(httplib::Server &Srv, const char *Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  sql::DriverManager::getConnection("jdbc:mariadb://localhost/shop", "user", "s3cret-of-shop");
  sql::DriverManager::getConnection("jdbc:mariadb://localhost/shop", "user", Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  sql::DriverManager::getConnection("jdbc:mariadb://localhost/shop?user=shop&password=s3cret-of-bar");
  sql::DriverManager::getConnection("jdbc:mariadb://localhost/shop?user=shop");
  sql::Properties Fixed = {{"user", "shop"}, {"password", "s3cret-of-shop"}};
  sql::Properties Given = {{"user", "shop"}, {"password", Password}};
// CHECK-DAG: {{^}}[[#@LINE-2]]:{{.*}} password is the literal
  sql::mariadb::get_driver_instance()->connect("jdbc:mariadb://localhost/shop", Fixed);
  sql::mariadb::get_driver_instance()->connect("jdbc:mariadb://localhost/shop", Given);
  sql::Properties Alone = {{"hostName", "localhost"}, {"password", "s3cret-of-inn"}};
// CHECK-DAG: {{^}}[[#@LINE-1]]:{{.*}} password is the literal
  sql::mariadb::get_driver_instance()->connect(Alone);
  Srv.Post("/connect", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Host = Req.get_param_value("host");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    sql::DriverManager::getConnection("jdbc:mariadb://" + Host + "/shop");
    sql::DriverManager::getConnection("jdbc:mariadb://db.shop.example/" + Host);
  });
}
