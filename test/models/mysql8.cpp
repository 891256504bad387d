// What MySQL's own client library has, and MariaDB's has not.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %both %s portcullis-sql-injection,portcullis-sensitive-data-exposed -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <mysql8/mysql.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

void routes(httplib::Server &Srv, MYSQL *Base) {
  Srv.Get("/find", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    std::vector<char> Safe(Name.size() * 2 + 1);
    mysql_real_escape_string_quote(Base, Safe.data(), Name.data(), Name.size(), '\'');
    std::string Begin = "select id from users where name = '";
    mysql_query(Base, (Begin + Safe.data() + "'").c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_query(Base, (Begin + Name + "'").c_str());
  });
  mysql_query(Base, "create table users (id int, password varchar(80))");
  Srv.Get("/rows", [=](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    mysql_query(Base, "select * from users");
    MYSQL_RES *Rows = mysql_store_result(Base);
    MYSQL_FIELD *Fields = mysql_fetch_fields(Rows);
    nlohmann::json All;
    while (MYSQL_ROW Row = mysql_fetch_row(Rows))
      for (unsigned I = 0; I < mysql_num_fields(Rows); ++I)
        All[Fields[I].name] = Row[I];
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/ids", [=](const httplib::Request &, httplib::Response &Res) {
    mysql_query(Base, "select id from users");
    MYSQL_RES *Rows = mysql_store_result(Base);
    MYSQL_FIELD *Fields = mysql_fetch_fields(Rows);
    nlohmann::json All;
    while (MYSQL_ROW Row = mysql_fetch_row(Rows))
      for (unsigned I = 0; I < mysql_num_fields(Rows); ++I)
        All[Fields[I].name] = Row[I];
    Res.set_content(All.dump(), "application/json");
  });
}
