// Every row of the model is used here, in clients.cpp or in mysql8.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s %S/clients.cpp %S/mysql8.cpp -- %flags -I%inputs/include > %t
// RUN: not grep "^mysql:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-exposed,portcullis-sensitive-data-stored,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <mysql/mysql.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

void connections(MYSQL *Conn, const char *Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mysql_real_connect(Conn, "localhost", "user", "s3cret-of-shop", "shop", 0, nullptr, 0);
  mysql_real_connect(Conn, "localhost", "user", getenv("SHOP_PASSWORD"), "shop", 0, nullptr, 0);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mysql_change_user(Conn, "user", "s3cret-of-shop", "shop");
  mysql_change_user(Conn, "user", Password, "shop");
  MYSQL *Made = nullptr;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mysql_real_connect_start(&Made, Conn, "localhost", "user", "s3cret-of-shop", "shop", 0, nullptr, 0);
  mysql_real_connect_start(&Made, Conn, "localhost", "user", Password, "shop", 0, nullptr, 0);
  my_bool Failed = 0;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mysql_change_user_start(&Failed, Conn, "user", "s3cret-of-shop", "shop");
  mysql_change_user_start(&Failed, Conn, "user", Password, "shop");
}

static std::string escaped(MYSQL *Conn, const std::string &Text) {
  std::string Out(Text.size() * 2 + 1, '\0');
  Out.resize(mysql_real_escape_string(Conn, &Out[0], Text.data(), Text.size()));
  return Out;
}

static std::string escapedOnHeap(MYSQL *Conn, const std::string &Text) {
  char *Buffer = new char[Text.size() * 2 + 1];
  mysql_real_escape_string(Conn, Buffer, Text.c_str(), Text.size());
  std::string Out(Buffer);
  delete[] Buffer;
  return Out;
}

static std::string quoted(const std::string &Text) {
  return "select id from users where name = '" + Text + "'";
}

void statements(httplib::Server &Srv, MYSQL *Conn, MYSQL_STMT *Prepared) {
  Srv.Get("/text", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    const std::string Sql = "select id from users where name = '" + Name + "'";
    const std::string Fixed = quoted("nobody");
    int Error = 0;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_query(Conn, Sql.c_str());
    mysql_query(Conn, Fixed.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_real_query(Conn, Sql.c_str(), Sql.size());
    mysql_real_query(Conn, Fixed.c_str(), Fixed.size());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_send_query(Conn, Sql.data(), Sql.size());
    mysql_send_query(Conn, Fixed.c_str(), Fixed.size());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_query_start(&Error, Conn, Sql.c_str());
    mysql_query_start(&Error, Conn, Fixed.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_real_query_start(&Error, Conn, Sql.c_str(), Sql.size());
    mysql_real_query_start(&Error, Conn, Fixed.c_str(), Fixed.size());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_send_query_start(&Error, Conn, Sql.c_str(), Sql.size());
    mysql_send_query_start(&Error, Conn, Fixed.c_str(), Fixed.size());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_stmt_prepare(Prepared, Sql.c_str(), Sql.size());
    mysql_stmt_prepare(Prepared, Fixed.c_str(), Fixed.size());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_stmt_prepare_start(&Error, Prepared, Sql.c_str(), Sql.size());
    mysql_stmt_prepare_start(&Error, Prepared, Fixed.c_str(), Fixed.size());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mariadb_stmt_execute_direct(Prepared, Sql.c_str(), Sql.size());
    mariadb_stmt_execute_direct(Prepared, Fixed.c_str(), Fixed.size());
    char Text[256];
    snprintf(Text, sizeof(Text), "select id from users where name = '%s'", Name.c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    mysql_query(Conn, Text);
  });
  Srv.Get("/bound", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    const std::string Sql = "select id from users where name = ?";
    MYSQL_BIND Values[1] = {};
    Values[0].buffer_type = MYSQL_TYPE_STRING;
    Values[0].buffer = Name.data();
    Values[0].buffer_length = Name.size();
    mysql_stmt_prepare(Prepared, Sql.data(), Sql.size());
    mysql_stmt_bind_param(Prepared, Values);
    mysql_stmt_execute(Prepared);
  });
  Srv.Get("/escaped", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    char Safe[256];
    char Hex[256];
    char Old[256];
    mysql_real_escape_string(Conn, Safe, Name.c_str(), Name.size());
    mysql_query(Conn, quoted(Safe).c_str());
    mysql_hex_string(Hex, Name.c_str(), Name.size());
    mysql_query(Conn, (std::string("select id from users where name = X'") + Hex + "'").c_str());
    mysql_escape_string(Old, Name.c_str(), Name.size());
    mysql_query(Conn, quoted(Old).c_str());
    mysql_query(Conn, quoted(escaped(Conn, Name)).c_str());
    mysql_query(Conn, quoted(escapedOnHeap(Conn, Name)).c_str());
    mysql_query(Conn, ("select id from users where id = " + std::to_string(atoi(Name.c_str()))).c_str());
  });
}

void results(httplib::Server &Srv, MYSQL *Conn) {
  mysql_query(Conn, "create table users (id int, name varchar(80), password varchar(80))");
  Srv.Get("/all", [=](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    mysql_query(Conn, "select * from users");
    MYSQL_RES *Rows = mysql_store_result(Conn);
    MYSQL_FIELD *Fields = mysql_fetch_fields(Rows);
    nlohmann::json All;
    while (MYSQL_ROW Row = mysql_fetch_row(Rows))
      for (unsigned I = 0; I < mysql_num_fields(Rows); ++I)
        All[Fields[I].name] = Row[I];
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/names", [=](const httplib::Request &, httplib::Response &Res) {
    mysql_query(Conn, "select id, name from users");
    MYSQL_RES *Rows = mysql_store_result(Conn);
    MYSQL_FIELD *Fields = mysql_fetch_fields(Rows);
    nlohmann::json All;
    while (MYSQL_ROW Row = mysql_fetch_row(Rows))
      for (unsigned I = 0; I < mysql_num_fields(Rows); ++I)
        All[Fields[I].name] = Row[I];
    Res.set_content(All.dump(), "application/json");
  });
  Srv.Get("/one", [=](const httplib::Request &, httplib::Response &Res) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    mysql_query(Conn, "select * from users");
    MYSQL_RES *Rows = mysql_use_result(Conn);
    MYSQL_ROW Row = mysql_fetch_row(Rows);
    nlohmann::json One;
    for (unsigned I = 0; I < mysql_num_fields(Rows); ++I)
      One[mysql_fetch_field_direct(Rows, I)->name] = Row[I];
    for (unsigned I = 0; MYSQL_FIELD *Field = mysql_fetch_field(Rows); ++I)
      One[Field->name] = Row[I];
    Res.set_content(One.dump(), "application/json");
  });
  Srv.Get("/late", [=](const httplib::Request &, httplib::Response &Res) {
    MYSQL_RES *Rows = nullptr;
    MYSQL_ROW Row = nullptr;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' of 'users' is sent to the client
    mysql_query(Conn, "select * from users");
    int Status = mysql_store_result_start(&Rows, Conn);
    mysql_store_result_cont(&Rows, Conn, Status);
    mysql_fetch_row_start(&Row, Rows);
    mysql_fetch_row_cont(&Row, Rows, Status);
    nlohmann::json One;
    MYSQL_FIELD *Fields = mysql_fetch_fields(Rows);
    for (unsigned I = 0; I < mysql_num_fields(Rows); ++I)
      One[Fields[I].name] = Row[I];
    Res.set_content(One.dump(), "application/json");
  });
  Srv.Get("/greeting", [=](const httplib::Request &, httplib::Response &) {
    mysql_query(Conn, "select greeting from users");
    MYSQL_ROW Row = mysql_fetch_row(mysql_store_result(Conn));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Row[0]);
    printf("%s", Row[0]);
  });
  Srv.Post("/login", [=](const httplib::Request &Req, httplib::Response &Res) {
    std::string Sent = Req.get_param_value("password");
    mysql_query(Conn, "select password from users where id = 1");
    MYSQL_ROW Row = mysql_fetch_row(mysql_store_result(Conn));
    std::string Password = Row[0];
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Sent == Password ? 200 : 401;
  });
}

void metadata(MYSQL_STMT *Prepared, httplib::Response &Res) {
  mysql_stmt_prepare(Prepared, "select * from users", 19);
  MYSQL_RES *Names = mysql_stmt_result_metadata(Prepared);
  Res.set_content(mysql_fetch_fields(Names)[0].name, "text/plain");
}

void registers(httplib::Server &Srv, MYSQL *Conn) {
  Srv.Post("/users", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = escaped(Conn, Req.get_param_value("password"));
    std::string Name = escaped(Conn, Req.get_param_value("name"));
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    mysql_query(Conn, ("insert into users (password) values ('" + Password + "')").c_str());
    mysql_query(Conn, ("insert into users (name) values ('" + Name + "')").c_str());
    mysql_query(Conn, ("select id from users where password = '" + Password + "'").c_str());
  });
}

void hosts(httplib::Server &Srv) {
  Srv.Post("/connect", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Host = Req.get_param_value("host");
    MYSQL *Conn = mysql_init(nullptr);
    MYSQL *Made = nullptr;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    mysql_real_connect(Conn, Host.c_str(), "user", getenv("SHOP"), "shop", 0, nullptr, 0);
    mysql_real_connect(Conn, "db.shop.example", Host.c_str(), getenv("SHOP"), "shop", 0, nullptr, 0);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    mysql_real_connect_start(&Made, Conn, Host.c_str(), "user", getenv("SHOP"), "shop", 0, nullptr, 0);
  });
}

int main() {
  MYSQL *Conn = mysql_init(nullptr);
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [=](const httplib::Request &, httplib::Response &) {
    mysql_query(Conn, "delete from users");
  });
  Srv.Get("/count", [=](const httplib::Request &, httplib::Response &) {
    mysql_query(Conn, "select count(*) from users");
  });
  Srv.listen("127.0.0.1", 8080);
}
