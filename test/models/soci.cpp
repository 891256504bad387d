// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^soci:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-sensitive-data-logged,portcullis-log-injection,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <soci/soci.h>
#include <string>

using namespace soci;

void statements(httplib::Server &Srv, session &Base) {
  Srv.Get("/text", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    int Id = 0;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base << "select id from users where name = '" + Name + "'", into(Id);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base << "select id from users where name = '" << Name << "'", into(Id);
    Base << "select id from users where name = :name", use(Name), into(Id);
    Base << "select id from users where id = " << atoi(Name.c_str()), into(Id);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.once << "delete from users where name = '" << Name << "'";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.once << Name;
    Base.once << "delete from users where name = :name", use(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    statement Text = (Base.prepare << "delete from users where name = '" << Name << "'");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    statement All = (Base.prepare << Name);
    statement Bound = (Base.prepare << "delete from users where name = :name", use(Name));
    Bound.execute(true);
    statement Late(Base);
    Late.exchange(use(Name));
    Late.alloc();
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Late.prepare("delete from users where name = '" + Name + "'");
    Late.prepare("delete from users where name = :name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    rowset<row> Rows = (Base.prepare << "select id from users where name = '" << Name << "'");
    for (const row &Each : Rows)
      std::cout << Each.get<std::string>("id");
  });
  Srv.Get("/schema", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.create_table(Name).column("id", dt_integer);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.create_table("users")("name varchar(" + Name + ")");
    Base.create_table("users")("name varchar(80)");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.truncate_table(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.add_column("users", Name, dt_string);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.alter_column(Name, "name", dt_string);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    Base.drop_column("users", Name);
  });
}

void values(httplib::Server &Srv, session &Base) {
  Srv.Post("/users", [&](const httplib::Request &Req, httplib::Response &) {
    const std::string Name = Req.get_param_value("name");
    const std::string Password = Req.get_param_value("password");
    int Id = 0;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base << "insert into users (name, password) values (:n, :p)", use(Name), use(Password);
    Base << "insert into users (name, password) values (:n, encrypt(:p))", use(Name), use(Password);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base << "update users set password = :p where name = :n", use(Password), use(Name);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    Base << "select id from users where name = :n and password = :p", use(Name), use(Password), into(Id);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    statement Add = (Base.prepare << "insert into users (name, password) values (:n, :p)", use(Name), use(Password));
    Add.execute(true);
  });
  Srv.Get("/greeting", [&](const httplib::Request &, httplib::Response &) {
    std::string Greeting;
    Base << "select greeting from users where id = 1", into(Greeting);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Greeting.c_str());
    printf("%s", Greeting.c_str());
    rowset<row> Rows = (Base.prepare << "select greeting, password from users");
    for (const row &Each : Rows) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
      printf(Each.get<std::string>(0).c_str());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
      std::cout << Each.get<std::string>("password") << Each.get<std::string>("greeting");
      std::string First;
      Each >> First;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
      printf(First.c_str());
    }
  });
}

void connections(const std::string &Given) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  session Whole("postgresql://dbname=shop user=shop password=s3cret-1");
  session Open("sqlite3://shop.db");
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  session Two("postgresql", "dbname=shop user=shop password=s3cret-2");
  session Later;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Later.open("mysql", "db=shop user=shop password='s3cret-3'");
  Later.open("mysql", "db=shop user=shop password=" + Given);
  Later.open(Given);
}

int main() {
  session Base("sqlite3://shop.db");
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [&](const httplib::Request &, httplib::Response &) {
    Base << "delete from users";
  });
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /drop' changes the database, and nothing asks who the client is
  Srv.Post("/drop", [&](const httplib::Request &, httplib::Response &) {
    Base.drop_table("users");
  });
  Srv.Get("/count", [&](const httplib::Request &, httplib::Response &) {
    int Count = 0;
    Base << "select count(*) from users", into(Count);
  });
  Srv.listen("127.0.0.1", 8080);
}
