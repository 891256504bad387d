// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^mysqlpp:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-log-injection,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-sensitive-data-logged,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <mysql++/mysql++.h>
#include <string>
#include <vector>

struct User {
  std::string Name;
  std::string Password;
};

void statements(httplib::Server &Srv, mysqlpp::Connection &Conn) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    mysqlpp::Query Text = Conn.query();
    Text << "select id from users where name = '" << Name << "'";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Text.store();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Text.use();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Text.execute();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Text.exec();
    std::vector<User> Users;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Text.storein(Users);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Conn.query().exec("select id from users where name = '" + Name + "'");
    Conn.query().exec("select id from users");
    mysqlpp::Query Whole = Conn.query("select id from users where name = '" + Name + "'");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Whole.store();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Conn.create_db("shop_" + Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Conn.drop_db("shop_" + Name);
    mysqlpp::Query Other = Conn.query();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Other.exec(Text.str());
  });
  Srv.Get("/safe", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    mysqlpp::Query Quoted = Conn.query();
    Quoted << "select id from users where name = " << mysqlpp::quote << Name;
    Quoted.store();
    mysqlpp::Query Template = Conn.query("select id from users where name = %0q:name");
    Template.parse();
    Template.store(Name);
    mysqlpp::Query Escaped = Conn.query();
    std::string InPlace = Name;
    Escaped.escape_string(&InPlace);
    Escaped << "select id from users where name = '" << InPlace << "'";
    Escaped.store();
    mysqlpp::Query Copied = Conn.query();
    std::string Copy;
    Copied.escape_string(&Copy, Name.data(), Name.size());
    Copied << "select id from users where name = '" << Copy << "'";
    Copied.store();
    mysqlpp::Query Number = Conn.query();
    Number << "select id from users where id = " << atoi(Name.c_str());
    Number.store();
  });
}

void values(httplib::Server &Srv, mysqlpp::Connection &Conn) {
  Srv.Post("/users", [&](const httplib::Request &Req, httplib::Response &) {
    User Made{Req.get_param_value("name"), Req.get_param_value("password")};
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Conn.query().insert(Made.Password);
    Conn.query().insert(Made.Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Conn.query().update(Made.Name, Made.Password);
  });
  Srv.Post("/login", [&](const httplib::Request &Req, httplib::Response &Res) {
    mysqlpp::StoreQueryResult Rows = Conn.query("select password, greeting from users").store();
    const std::string Password = Rows[0]["password"].c_str();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password == Req.get_param_value("password") ? 200 : 401;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows[0].at(1).data());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Rows[0][1]);
    printf("%s", Rows[0][1].c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    std::cout << Rows[0]["password"].conv(std::string()) << Rows[0]["greeting"].c_str();
    std::cout << Rows.field_name(0);
  });
}

void connections(httplib::Server &Srv) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mysqlpp::Connection Made("shop", "localhost", "user", "s3cret-1");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Made.connect("shop", "localhost", "user", "s3cret-2");
  Made.connect("shop", "localhost", "user", getenv("SHOP_PASSWORD"));
  Srv.Post("/connect", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Host = Req.get_param_value("host");
    mysqlpp::Connection Other;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    Other.connect("shop", Host.c_str());
    Other.connect(Host.c_str(), "localhost");
  });
}

int main() {
  mysqlpp::Connection Conn("shop", "localhost", "user", getenv("SHOP_PASSWORD"));
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    mysqlpp::Query Clear = Conn.query();
    Clear << "delete from users";
    Clear.execute();
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    Conn.query("select count(*) from users").store();
  });
  Srv.listen("127.0.0.1", 8080);
}
