// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^sqlpp11:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-path-traversal,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <sqlpp11/sqlpp11.h>
#include <string>

void statements(httplib::Server &Srv, sqlpp::mysql::connection &Base) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.execute("delete from users where name = '" + Name + "'");
    Base.execute("delete from users where name = '" + Base.escape(Name) + "'");
    Base.execute("delete from users where id = 1");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.execute(sqlpp::verbatim(Name));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    auto Text = sqlpp::verbatim<int>("count(" + Name + ")");
    auto Fixed = sqlpp::verbatim<int>("count(*)");
  });
}

void connections(httplib::Server &Srv) {
  sqlpp::mysql::connection_config Config;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Config.password = "s3cret-of-shop";
  Config.host = "localhost";
  sqlpp::mysql::connection_config Given;
  Given.password = getenv("SHOP_PASSWORD");
  Srv.Post("/connect", [=](const httplib::Request &Req, httplib::Response &) {
    const std::string Host = Req.get_param_value("host");
    sqlpp::mysql::connection_config Chosen;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    Chosen.host = Host;
    Chosen.user = Host;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches a file path
    sqlpp::sqlite3::connection_config File("shops/" + Host);
    sqlpp::sqlite3::connection_config Other;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches a file path
    Other.path_to_database = "shops/" + Host;
    Other.path_to_database = "shop.db";
  });
}

int main() {
  sqlpp::sqlite3::connection Base(sqlpp::sqlite3::connection_config("shop.db"));
  httplib::Server Srv;
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    Base.execute("delete from users");
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    Base.execute("analyze");
  });
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} no route of this server asks who the client is: 1 of them changes something
  Srv.listen("0.0.0.0", 8080);
}
