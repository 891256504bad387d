// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// References that braces bind, to a class as well of which there is no more than a declaration.
#include <httplib.h>
#include <sqlite3.h>
#include <string>
using namespace httplib;
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
class Elsewhere;
template <typename T> struct Pool {
  T Value;
};
struct Search {
  const std::string &Name;
  std::string &Order;
  Pool<Elsewhere> &Connections;
  Elsewhere &Client;
  Search(const std::string &Name, std::string &Order, Pool<Elsewhere> &Connections, Elsewhere &Client)
      : Name{Name}, Order{Order}, Connections{Connections}, Client{Client} {}
  void byName() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    run("a='" + Name + "'");
  }
  void ordered() { run("select * from t order by " + Order); }
};
void f(Server &S, Pool<Elsewhere> &Connections, Elsewhere &Client) {
  S.Get("/", [&](const Request &Req, Response &) {
    std::string Name{Req.get_param_value("name")};
    std::string Fixed{"id"};
    Search Asked{Name, Fixed, Connections, Client};
    Asked.byName();
    Asked.ordered();
    std::string &Alias{Name};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    run("b='" + Alias + "'");
    const std::string &Other{Fixed};
    run("b='" + Other + "'");
  });
}
