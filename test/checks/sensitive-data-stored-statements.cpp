// What the statement does with a value decides whether it is stored.
// RUN: %both %s portcullis-sensitive-data-stored -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <pqxx/pqxx>
#include <sqlite3.h>

static sqlite3 *Db;

class Statement {
public:
  explicit Statement(const std::string &Sql) {
    sqlite3_prepare_v2(Db, Sql.c_str(), -1, &Handle, nullptr);
  }
  Statement &bind(int Index, const std::string &Value) {
    sqlite3_bind_text(Handle, Index, Value.c_str(), -1, SQLITE_TRANSIENT);
    return *this;
  }

private:
  sqlite3_stmt *Handle = nullptr;
};

class Database {
public:
  template <typename... Values>
  pqxx::result run(const std::string &Sql, Values &&...Bound) {
    pqxx::work Work(Connection);
    return Work.exec_params(Sql, std::forward<Values>(Bound)...);
  }

private:
  pqxx::connection Connection{"service=app"};
};

static void bindTo(sqlite3_stmt *Unknown, const std::string &Ssn) {
  sqlite3_bind_text(Unknown, 1, Ssn.c_str(), -1, SQLITE_TRANSIENT);
}

static void table(const std::string &Table, const std::string &Ssn) {
  sqlite3_stmt *Select = nullptr;
  std::string Find = "SELECT id FROM " + Table + " WHERE ssn = ?";
  sqlite3_prepare_v2(Db, Find.c_str(), -1, &Select, nullptr);
  sqlite3_bind_text(Select, 1, Ssn.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_stmt *Insert = nullptr;
  std::string Put = "INSERT INTO " + Table + " VALUES (?)";
  sqlite3_prepare_v2(Db, Put.c_str(), -1, &Insert, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
  sqlite3_bind_text(Insert, 1, Ssn.c_str(), -1, SQLITE_TRANSIENT);
}

int main() {
  httplib::Server Srv;
  Srv.Post("/people", [](const httplib::Request &Req, httplib::Response &) {
    std::string Ssn = Req.get_param_value("ssn");
    std::string Name = Req.get_param_value("name");
    table("people", Ssn);
    bindTo(nullptr, Ssn);

    Statement Find("SELECT id FROM people WHERE ssn = ?");
    Find.bind(1, Ssn);
    Statement Put("INSERT INTO people VALUES (?, ?)");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
    Put.bind(1, Name).bind(2, Ssn);

    Database Own;
    Own.run("SELECT id FROM people WHERE ssn = $1", Ssn);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
    Own.run("INSERT INTO people VALUES ($1)", Ssn);

    pqxx::connection Connection("service=app");
    Connection.prepare("find", "SELECT id FROM people WHERE ssn = $1");
    Connection.prepare("put", "INSERT INTO people VALUES ($1)");
    pqxx::work Work(Connection);
    Work.exec_prepared("find", Ssn);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
    Work.exec_prepared("put", Ssn);
    Work.exec_prepared("unknown", Ssn);

    Work.exec_params("UPDATE people SET name = $1 WHERE ssn = $2", Name, Ssn);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
    Work.exec_params("UPDATE people SET ssn = $2 WHERE name = $1", Name, Ssn);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
    Work.exec("INSERT INTO people VALUES (" + Work.quote(Ssn) + ")");
    Work.exec("UPDATE people SET name = " + Work.quote(Name) +
              " WHERE ssn = " + Work.quote(Ssn));

    // The database hashes or encrypts it.
    std::string Password = Req.get_param_value("password");
    Work.exec_params("INSERT INTO users VALUES ($1, crypt($2, gen_salt('bf')))",
                     Name, Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored
    Work.exec_params("INSERT INTO users VALUES (lower($1), $2)", Name, Password);
  });
}
