// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <regex>
#include <set>
#include <sqlite3.h>
#include <sstream>
#include <stdexcept>
#include <string>

static sqlite3 *Db;

static void run(const char *Sql) {
  sqlite3_exec(Db, Sql, nullptr, nullptr, nullptr);
}

static bool isName(const std::string &Text) {
  for (char C : Text)
    if (!isalnum(static_cast<unsigned char>(C)))
      return false;
  return true;
}

static void requireName(const std::string &Text) {
  if (Text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
    throw std::invalid_argument("name");
}

class Orders {
public:
  void list(const httplib::Request &Req, httplib::Response &) {
    std::string Sql = "SELECT * FROM orders WHERE customer='";
    Sql += Req.get_param_value("customer");
    Sql += "'";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'customer' reaches SQL text
    sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr);
  }
  void count(const httplib::Request &Req, httplib::Response &) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3_prepare_v2(Db, "SELECT count(*) FROM orders WHERE customer=?", -1,
                       &Statement, nullptr);
    std::string Customer = Req.get_param_value("customer");
    sqlite3_bind_text(Statement, 1, Customer.c_str(), -1, SQLITE_TRANSIENT);
  }
};

static void search(const httplib::Request &Req, httplib::Response &) {
  char Sql[256];
  std::snprintf(Sql, sizeof Sql, "SELECT * FROM t WHERE x='%s'",
                Req.get_header_value("X-Name").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'X-Name' reaches SQL text
  sqlite3_exec(Db, Sql, nullptr, nullptr, nullptr);
}

template <typename Server> void addGeneric(Server &Srv) {
  Srv.Get("/generic", [](const auto &Req, auto &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run(("DELETE FROM t WHERE id=" + Req.body).c_str());
  });
}

int main() {
  httplib::Server Srv;
  Orders Shop;
  Srv.Get("/orders", [&](const httplib::Request &Req, httplib::Response &Res) {
    Shop.list(Req, Res);
  });
  Srv.Get("/count", std::bind(&Orders::count, &Shop, std::placeholders::_1,
                              std::placeholders::_2));
  Srv.Get("/search", search);
  addGeneric(Srv);

  Srv.Get("/stream", [](const httplib::Request &Req, httplib::Response &) {
    std::ostringstream Sql;
    Sql << "SELECT * FROM t WHERE y='" << Req.matches[1].str() << "'";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches SQL text
    sqlite3_exec(Db, Sql.str().c_str(), nullptr, nullptr, nullptr);
  });

  // The same text, tested before.
  Srv.Get("/tested", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Name = Req.get_param_value("name");
    if (!isName(Name)) {
      Res.status = 400;
      return;
    }
    run(("SELECT * FROM t WHERE n='" + Name + "'").c_str());
  });
  Srv.Get("/thrown", [](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    requireName(Name);
    run(("SELECT * FROM t WHERE n='" + Name + "'").c_str());
  });
  Srv.Get("/listed", [](const httplib::Request &Req, httplib::Response &) {
    static const std::set<std::string> Columns{"name", "date"};
    std::string Column = Req.get_param_value("sort");
    if (Columns.find(Column) == Columns.end())
      return;
    run(("SELECT * FROM t ORDER BY " + Column).c_str());
  });
  Srv.Get("/matched", [](const httplib::Request &Req, httplib::Response &) {
    static const std::regex Id("[a-z0-9]+");
    if (std::regex_match(Req.get_param_value("id"), Id))
      run(("SELECT * FROM t WHERE id='" + Req.get_param_value("id") + "'")
              .c_str());
  });
  Srv.Get("/inline", [](const httplib::Request &Req, httplib::Response &) {
    std::string Id = Req.get_param_value("id");
    for (char C : Id)
      if (!std::isdigit(static_cast<unsigned char>(C)))
        return;
    run(("SELECT * FROM t WHERE id=" + Id).c_str());
  });
  Srv.Get("/all", [](const httplib::Request &Req, httplib::Response &) {
    std::string Id = Req.get_param_value("id");
    if (Id.empty() || !std::all_of(Id.begin(), Id.end(), ::isdigit))
      return;
    run(("SELECT * FROM t WHERE id=" + Id).c_str());
  });
  Srv.Get("/number", [](const httplib::Request &Req, httplib::Response &) {
    int Id = std::stoi(Req.get_param_value("id"));
    run(("SELECT * FROM t WHERE id=" + std::to_string(Id)).c_str());
  });
  Srv.Get("/chosen", [](const httplib::Request &Req, httplib::Response &) {
    std::string Order = Req.get_param_value("o") == "up" ? "ASC" : "DESC";
    run(("SELECT * FROM t ORDER BY x " + Order).c_str());
  });
  // Overwritten before it is used.
  Srv.Get("/strong", [](const httplib::Request &Req, httplib::Response &) {
    std::string Sql = "SELECT " + Req.body;
    Sql = "SELECT 1";
    run(Sql.c_str());
  });
}

// One finding a statement, however many of its pieces the client chose, and for
// each that is handed to one helper.
static void wrapped(const httplib::Request &Req, httplib::Response &) {
  std::string Name = Req.get_param_value("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  run(("UPDATE t SET a='" + Name + "', b='" + Req.body + "'").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
  run(("DELETE FROM t WHERE a='" + Name + "'").c_str());
}
void addWrapped(httplib::Server &Srv) { Srv.Post("/wrapped", wrapped); }

static void chained(const httplib::Request &Req, httplib::Response &) {
  std::string Sql = "SELECT ";
  Sql.append(Req.get_param_value("column")).append(" FROM ").append("t");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'column' reaches SQL text
  sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr);
  std::string Fixed = "SELECT ";
  Fixed.append("a").append(" FROM ").append("t");
  sqlite3_exec(Db, Fixed.c_str(), nullptr, nullptr, nullptr);
}
void addChained(httplib::Server &Srv) { Srv.Get("/chained", chained); }
