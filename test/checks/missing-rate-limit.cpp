// RUN: %both %s portcullis-missing-rate-limit -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <cstdlib>
#include <jwt/jwt.hpp>
#include <map>
#include <sqlite3.h>

static sqlite3 *Db;

static bool tooMany(const std::string &Client) {
  static std::map<std::string, int> Count;
  return ++Count[Client] > 10;
}

int main() {
  httplib::Server Srv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login'
  Srv.Post("/login", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_content("{}", "application/json");
  });
  Srv.Get("/orders", [](const httplib::Request &, httplib::Response &) {
    sqlite3_exec(Db, "SELECT 1", nullptr, nullptr, nullptr);
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} '/report' starts a process
  Srv.Get("/report", [](const httplib::Request &, httplib::Response &) {
    std::system("make-report");
  });
  Srv.Get("/health", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_content("ok", "text/plain");
  });
  Srv.Post("/token", [](const httplib::Request &Req, httplib::Response &Res) {
    if (tooMany(Req.remote_addr)) {
      Res.status = 429;
      return;
    }
    Res.set_content("{}", "application/json");
  });
  // A signed token is no guess, and who has one is known.
  Srv.Post("/refresh-token", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Token = jwt::decode(Req.body, jwt::params::algorithms({"HS256"}),
                             jwt::params::secret(std::getenv("KEY")));
    Res.set_content(Token.signature(), "text/plain");
  });
  // The group is called auth; nothing is guessed here.
  Srv.Post("/auth/logout", [](const httplib::Request &, httplib::Response &) {});
  Srv.Get("/auth/token", [](const httplib::Request &, httplib::Response &) {});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/reset/:code'
  Srv.Get("/reset/:code", [](const httplib::Request &, httplib::Response &) {});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 8 routes
  Srv.listen("0.0.0.0", 8080);
}
