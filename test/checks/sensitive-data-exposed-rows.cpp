// RUN: %both %s portcullis-sensitive-data-exposed -- %flags -I/usr/include/postgresql | FileCheck %s --implicit-check-not=warning:
// RUN: %exit 1 portcullis scan --quiet --checks='-*,portcullis-sensitive-data-exposed' %s -- %flags -I/usr/include/postgresql > %t
// RUN: FileCheck %s --input-file %t --check-prefix=NOTES
// Who sends all that there is sends what nobody should be sent.
#include <httplib.h>
#include <libpq-fe.h>
#include <nlohmann/json.hpp>
#include <pqxx/pqxx>
#include <sqlite3.h>
#include <string>
using nlohmann::json;
static sqlite3 *Db;
static PGconn *Connection;

static const char *Schema = R"(
  CREATE TABLE teas (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price NUMERIC(8, 2));
  CREATE TABLE IF NOT EXISTS users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    "password_hash" TEXT NOT NULL,
    UNIQUE (name)
  );
)";
void create() {
  sqlite3_exec(Db, Schema, nullptr, nullptr, nullptr);
  sqlite3_exec(Db, "INSERT INTO members (name, password) VALUES (?, ?)", nullptr, nullptr, nullptr);
}

static json rows(sqlite3_stmt *Statement) {
  json All = json::array();
  while (sqlite3_step(Statement) == SQLITE_ROW) {
    json Row;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I)
      Row[sqlite3_column_name(Statement, I)] =
          reinterpret_cast<const char *>(sqlite3_column_text(Statement, I));
    All.push_back(Row);
  }
  return All;
}

void routes(httplib::Server &Srv) {
  Srv.Get("/sqlite", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    // NOTES: [[#@LINE+4]]:28: warning: 'password_hash' of 'users' is sent to the client
    // NOTES: sent in a response
    // NOTES: the table's columns
    // CHECK: {{^}}[[#@LINE+1]]:28: warning: 'password_hash' of 'users' is sent to the client
    sqlite3_prepare_v2(Db, "SELECT * FROM users WHERE id=1", -1, &Statement, nullptr);
    json Row;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I) {
      std::string Name = sqlite3_column_name(Statement, I);
      Row[Name] = reinterpret_cast<const char *>(sqlite3_column_text(Statement, I));
    }
    Res.set_content(Row.dump(), "application/json");
  });
  Srv.Get("/skipped", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM users WHERE id=1", -1, &Statement, nullptr);
    json Row;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I) {
      std::string Name = sqlite3_column_name(Statement, I);
      if (Name == "password_hash")
        continue;
      Row[Name] = reinterpret_cast<const char *>(sqlite3_column_text(Statement, I));
    }
    Res.set_content(Row.dump(), "application/json");
  });
  Srv.Get("/erased", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM users WHERE id=1", -1, &Statement, nullptr);
    json Row;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I)
      Row[sqlite3_column_name(Statement, I)] =
          reinterpret_cast<const char *>(sqlite3_column_text(Statement, I));
    Row.erase("password_hash");
    Res.set_content(Row.dump(), "application/json");
  });
  Srv.Get("/named", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT id, name FROM users", -1, &Statement, nullptr);
    json Row;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I)
      Row[sqlite3_column_name(Statement, I)] =
          reinterpret_cast<const char *>(sqlite3_column_text(Statement, I));
    Res.set_content(Row.dump(), "application/json");
  });
  Srv.Get("/kept", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM users", -1, &Statement, nullptr);
    json Row;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I)
      Row[sqlite3_column_name(Statement, I)] =
          reinterpret_cast<const char *>(sqlite3_column_text(Statement, I));
    Res.set_content("saved", "text/plain");
  });
  Srv.Get("/helper", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    // CHECK: {{^}}[[#@LINE+1]]:28: warning: 'password' of 'members' is sent to the client
    sqlite3_prepare_v2(Db, "select * from members", -1, &Statement, nullptr);
    Res.set_content(rows(Statement).dump(), "application/json");
  });
  Srv.Get("/teas", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM teas", -1, &Statement, nullptr);
    Res.set_content(rows(Statement).dump(), "application/json");
  });
  Srv.Get("/columns", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM users", -1, &Statement, nullptr);
    std::string Names;
    for (int I = 0; I < sqlite3_column_count(Statement); ++I)
      Names += sqlite3_column_name(Statement, I);
    Res.set_content(Names, "text/plain");
  });
  Srv.Get("/audit", [](const httplib::Request &, httplib::Response &Res) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM users", -1, &Statement, nullptr);
    json Users = rows(Statement);
    Res.set_content("audited", "text/plain");
  });
  Srv.Get("/libpq", [](const httplib::Request &, httplib::Response &Res) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: 'password_hash' of 'users' is sent to the client
    PGresult *Found = PQexec(Connection, "SELECT * FROM public.users");
    std::string Text = "{";
    for (int I = 0; I < PQnfields(Found); ++I) {
      Text += "\"";
      Text += PQfname(Found, I);
      Text += "\":\"";
      Text += PQgetvalue(Found, 0, I);
      Text += "\"";
    }
    Res.set_content(Text + "}", "application/json");
  });
  Srv.Get("/pqxx", [](const httplib::Request &, httplib::Response &Res) {
    pqxx::connection Open;
    pqxx::work Work(Open);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: 'password_hash' of 'users' is sent to the client
    pqxx::result Found = Work.exec("SELECT * FROM users");
    json All = json::array();
    for (const auto &Row : Found) {
      json One;
      for (const auto &Field : Row)
        One[Field.name()] = Field.c_str();
      All.push_back(One);
    }
    Res.set_content(All.dump(), "application/json");
  });
}
