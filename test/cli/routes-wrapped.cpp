// A function of the program's own that registers what it is given: each call of
// it is a route, and what it does in front of the handler stands in front.
// RUN: portcullis routes --quiet %s -- -std=c++17 | FileCheck %s
// RUN: %both %s portcullis-missing-authentication -- -std=c++17 | FileCheck %s --check-prefix=FOUND --implicit-check-not=warning:
#include <httplib.h>
#include <sqlite3.h>

// CHECK:      method path handler authentication
// CHECK-NEXT: POST {{ *}}/api/all {{ *}}removeAll {{ *}}Router::add (lambda) {{.*}}routes-wrapped.cpp
// CHECK-NEXT: POST {{ *}}/api/one {{ *}}removeOne {{ *}}Router::add (lambda) {{.*}}routes-wrapped.cpp
// CHECK-NEXT: GET {{ *}}/orders {{ *}}list {{ *}}-
// CHECK-NEXT: DELETE {{ *}}/orders {{ *}}removeAll {{ *}}-
// CHECK-NEXT: DELETE {{ *}}/order {{ *}}main (lambda) {{ *}}-
// CHECK-NEXT: GET {{ *}}/own {{ *}}list {{ *}}-
// CHECK-NOT:  {{^[A-Z]}}

static sqlite3 *Base;
static const std::string Prefix = "/api";

static void removeAll(const httplib::Request &, httplib::Response &) {
  sqlite3_exec(Base, "DELETE FROM orders", nullptr, nullptr, nullptr);
}
static void removeOne(const httplib::Request &, httplib::Response &) {
  sqlite3_exec(Base, "DELETE FROM orders WHERE id = 1", nullptr, nullptr, nullptr);
}
static void list(const httplib::Request &, httplib::Response &Res) { Res.set_content("[]", "application/json"); }

class Router {
  httplib::Server &Served;

  void put(const std::string &Path, const httplib::Server::Handler &Handler) { Served.Delete(Path, Handler); }

public:
  explicit Router(httplib::Server &Served) : Served(Served) {}

  void add(const std::string &Path, httplib::Server::Handler Handler) {
    Served.Post(Prefix + Path, [=](const httplib::Request &Req, httplib::Response &Res) {
      if (Req.get_header_value("X-Api-Key") != std::getenv("KEY")) {
        Res.status = 401;
        return;
      }
      Handler(Req, Res);
    });
  }
  void get(const std::string &Path, httplib::Server::Handler Handler) { Served.Get(Path, Handler); }
  void remove(const std::string &Path, httplib::Server::Handler Handler) { put(Path, Handler); }
};

int main() {
  httplib::Server Server;
  Router To(Server);
  To.add("/all", removeAll);
  To.add("/one", removeOne);
  To.get("/orders", list);
// FOUND: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /orders'
  To.remove("/orders", removeAll);
// FOUND: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /order'
  To.remove("/order", [](const httplib::Request &, httplib::Response &) {
    sqlite3_exec(Base, "DELETE FROM orders WHERE id = 2", nullptr, nullptr, nullptr);
  });
  To.get("/own", list);
  Server.listen("127.0.0.1", 80);
}
