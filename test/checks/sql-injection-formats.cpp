// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// SQLite's own formats quote with %q, %Q and %w; %s does not.
#include <httplib.h>
#include <sqlite3.h>

static void run(sqlite3 *Db, char *Sql) {
  sqlite3_exec(Db, Sql, nullptr, nullptr, nullptr);
  sqlite3_free(Sql);
}

void routes(httplib::Server &Server, sqlite3 *Db) {
  Server.Get("/", [=](const httplib::Request &Req, httplib::Response &) {
    std::string A = Req.get_param_value("a");
    run(Db, sqlite3_mprintf("SELECT * FROM u WHERE n=%Q", A.c_str()));
    run(Db, sqlite3_mprintf("SELECT 100 %% 3 FROM \"%w\" WHERE n='%.*q'", A.c_str(), 9, A.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
    run(Db, sqlite3_mprintf("SELECT * FROM u WHERE n='%s'", A.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
    run(Db, sqlite3_mprintf("SELECT * FROM u WHERE id=%ld AND m=%Q AND n='%s'", 3L, A.c_str(), A.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
    run(Db, sqlite3_mprintf(A.c_str(), "x"));
    char Text[99];
    sqlite3_snprintf(sizeof Text, Text, "SELECT * FROM u WHERE n=%Q", A.c_str());
    sqlite3_exec(Db, Text, nullptr, nullptr, nullptr);
    char Unquoted[99];
    sqlite3_snprintf(sizeof Unquoted, Unquoted, "SELECT * FROM u WHERE n='%s'", A.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
    sqlite3_exec(Db, Unquoted, nullptr, nullptr, nullptr);
  });
}
