// RUN: %both %s portcullis-missing-authorization -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <jwt/jwt.hpp>
#include <map>
#include <optional>
#include <sqlite3.h>
#include <string>

using httplib::Request;
using httplib::Response;

static sqlite3 *Db;

static const char *Schema = "CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT);"
                            "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, password_hash TEXT);"
                            "CREATE TABLE products (id INTEGER PRIMARY KEY, price INTEGER)";

static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }

// Who the client is, by its token.
static std::optional<std::string> clientOf(const Request &Req) {
  try {
    auto Token = jwt::decode(Req.get_header_value("Authorization"), jwt::params::algorithms({"HS256"}),
                             jwt::params::secret(std::getenv("KEY")));
    return Token.payload().get_claim_value<std::string>("sub");
  } catch (const std::exception &) {
    return std::nullopt;
  }
}

static bool isKnown(const Request &Req) { return clientOf(Req).has_value(); }

static void change(const std::string &Sql, const std::string &Id) {
  sqlite3_stmt *Statement = nullptr;
  sqlite3_prepare_v2(Db, Sql.c_str(), -1, &Statement, nullptr);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the client chooses which row of 'posts' is changed, and nothing compares its 'user_id' with who the client is
  sqlite3_bind_text(Statement, 1, Id.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_step(Statement);
  sqlite3_finalize(Statement);
}

static void changeOwn(const std::string &Id, const std::string &User) {
  sqlite3_stmt *Statement = nullptr;
  sqlite3_prepare_v2(Db, "DELETE FROM posts WHERE id = ? AND user_id = ?", -1, &Statement, nullptr);
  sqlite3_bind_text(Statement, 1, Id.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text(Statement, 2, User.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_step(Statement);
  sqlite3_finalize(Statement);
}

// Whether the post is the client's: told by the client's name and the post's.
static bool mayEdit(const Request &Req, const std::string &Id) {
  std::map<std::string, std::string> Writers;
  return Writers[Id] == clientOf(Req);
}

static void serve() {
  httplib::Server Srv;
  run(Schema);
  // Known, and nothing else is asked.
  Srv.Delete("/posts/:id", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 401;
      return;
    }
    change("DELETE FROM posts WHERE id = ?", Req.get_param_value("id"));
  });
  Srv.Put("/posts/:id", [](const Request &Req, Response &Res) {
    auto Client = clientOf(Req);
    if (!Client) {
      Res.status = 401;
      return;
    }
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the client chooses which row of 'posts' is changed, and nothing compares its 'user_id' with who the client is
    run("UPDATE posts SET title = 'x' WHERE id = " + std::to_string(std::stoi(Req.get_param_value("id"))));
  });
  // In a table of users each row is one's own.
  Srv.Put("/profile", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 401;
      return;
    }
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the client chooses which row of 'users' is changed, and nothing compares it with who the client is
    run("UPDATE users SET email = 'x' WHERE id = '" + Req.get_param_value("id") + "'");
  });
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} '/admin/users' is there for administrators, and lets in every client that is known
  Srv.Get("/admin/users", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 401;
      return;
    }
    Res.set_content("[]", "application/json");
  });

  // The statement asks whose it is.
  Srv.Delete("/own/:id", [](const Request &Req, Response &Res) {
    auto Client = clientOf(Req);
    if (!Client) {
      Res.status = 401;
      return;
    }
    changeOwn(Req.get_param_value("id"), *Client);
  });
  // The handler does, or a helper.
  Srv.Delete("/compared/:id", [](const Request &Req, Response &Res) {
    std::map<std::string, std::string> Writers;
    auto Client = clientOf(Req);
    std::string Id = Req.get_param_value("id");
    if (!Client || Writers[Id] != *Client) {
      Res.status = 403;
      return;
    }
    run("DELETE FROM posts WHERE id = " + std::to_string(std::stoi(Id)));
  });
  Srv.Delete("/helped/:id", [](const Request &Req, Response &Res) {
    std::string Id = Req.get_param_value("id");
    if (!mayEdit(Req, Id)) {
      Res.status = 403;
      return;
    }
    run("DELETE FROM posts WHERE id = " + std::to_string(std::stoi(Id)));
  });
  // The row is the client's own.
  Srv.Put("/me", [](const Request &Req, Response &Res) {
    auto Client = clientOf(Req);
    if (!Client) {
      Res.status = 401;
      return;
    }
    run("UPDATE users SET email = 'x' WHERE id = " + std::to_string(std::stoi(*Client)));
  });
  // Nobody's rows.
  Srv.Put("/products/:id", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 401;
      return;
    }
    run("UPDATE products SET price = 1 WHERE id = " + std::to_string(std::stoi(Req.get_param_value("id"))));
  });
  // Who knows the token may.
  Srv.Put("/invited", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 401;
      return;
    }
    run("UPDATE posts SET title = 'x' WHERE invite_token = " + std::to_string(std::stoi(Req.get_param_value("t"))));
  });
  // Roles are asked for.
  Srv.Get("/admin/orders", [](const Request &Req, Response &Res) {
    auto Client = clientOf(Req);
    if (!Client) {
      Res.status = 401;
      return;
    }
    std::map<std::string, std::string> Roles;
    if (Roles[*Client] != "admin") {
      Res.status = 403;
      return;
    }
    Res.set_content("[]", "application/json");
  });
  // It knows who may: it answers 403.
  Srv.Get("/admin/stats", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 403;
      return;
    }
    Res.set_content("[]", "application/json");
  });
  // One key for all clients: whoever has it runs the server.
  Srv.Delete("/admin/posts/:id", [](const Request &Req, Response &Res) {
    if (Req.get_header_value("X-API-Key") != std::getenv("API_KEY")) {
      Res.status = 401;
      return;
    }
    run("DELETE FROM posts WHERE id = " + std::to_string(std::stoi(Req.get_param_value("id"))));
  });
  // Nothing asks who the client is: that is another check's.
  Srv.Delete("/open/:id", [](const Request &Req, Response &) {
    run("DELETE FROM posts WHERE id = " + std::to_string(std::stoi(Req.get_param_value("id"))));
  });
  Srv.listen("0.0.0.0", 8080);
}

int main() { serve(); }
