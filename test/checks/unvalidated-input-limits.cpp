// A client decides how many rows a statement reads, by what is bound behind LIMIT.
// RUN: %both %s portcullis-unvalidated-input -- %flags | FileCheck %s --implicit-check-not=warning:
#include <algorithm>
#include <charconv>
#include <httplib.h>
#include <pqxx/pqxx>
#include <sqlite3.h>

static unsigned numberIn(const httplib::Request &Req, const char *Name) {
  std::string Text = Req.get_param_value(Name);
  unsigned Number = 0;
  std::from_chars(Text.data(), Text.data() + Text.size(), Number);
  return Number;
}

static pqxx::result readSome(pqxx::work &Work, unsigned Count) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter decides how many rows are read without a bound
  return Work.exec_params("SELECT * FROM orders LIMIT $1", Count);
}

static pqxx::result readFew(pqxx::work &Work, unsigned Count) {
  return Work.exec_params("SELECT * FROM orders LIMIT $1", std::min(Count, 100U));
}

int main() {
  httplib::Server Server;
  Server.Get("/all", [](const httplib::Request &Req, httplib::Response &) {
    pqxx::connection Base("");
    pqxx::work Work(Base);
    readSome(Work, numberIn(Req, "limit"));
    readFew(Work, numberIn(Req, "limit"));
    // Which rows, and from where on, does not matter.
    Work.exec_params("SELECT * FROM orders WHERE id = $1 LIMIT 10 OFFSET $2", numberIn(Req, "id"),
                     numberIn(Req, "offset"));
    unsigned Limit = numberIn(Req, "size");
    if (Limit > 50)
      return;
    Work.exec_params("SELECT * FROM orders LIMIT $1", Limit);
  });
  Server.Get("/mysql", [](const httplib::Request &Req, httplib::Response &) {
    sqlite3_stmt *Statement = nullptr;
    sqlite3 *Base = nullptr;
    sqlite3_prepare_v2(Base, "select * from orders limit ?, ?", -1, &Statement, nullptr);
    sqlite3_bind_int64(Statement, 1, numberIn(Req, "offset"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} decides how many rows are read without a bound
    sqlite3_bind_int64(Statement, 2, numberIn(Req, "limit"));
  });
  Server.listen("127.0.0.1", 80);
}
