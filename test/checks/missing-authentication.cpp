// RUN: %both %s portcullis-missing-authentication -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <fstream>
#include <httplib.h>
#include <jwt/jwt.hpp>
#include <map>
#include <mutex>
#include <sqlite3.h>
#include <string>

using httplib::Request;
using httplib::Response;

static sqlite3 *Db;

static void query(const std::string &Text) {
  sqlite3_exec(Db, Text.c_str(), nullptr, nullptr, nullptr);
}

static bool isKnown(const Request &Req) {
  return Req.get_header_value("Authorization") == std::string("Bearer ") + std::getenv("KEY");
}

static bool hasSession(const Request &Req, const char *Name) {
  return !Req.get_header_value(Name).empty();
}

struct Item {
  std::string Name;
  std::map<std::string, std::string> Tags;
};

// Some routes ask: each that does not is named.
static void some() {
  httplib::Server Srv;
  std::map<std::string, std::string> Kept;
  Srv.Post("/orders", [](const Request &Req, Response &Res) {
    if (!isKnown(Req)) {
      Res.status = 401;
      return;
    }
    query("INSERT INTO orders VALUES (1)");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /items' changes the database, and nothing asks who the client is
  Srv.Post("/items", [](const Request &, Response &) {
    query("INSERT INTO items VALUES (1)");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /items/:id' changes the database, and nothing asks who the client is
  Srv.Delete("/items/:id", [](const Request &, Response &) {
    query("DELETE FROM items");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /notes' changes what the server keeps, and nothing asks who the client is
  Srv.Post("/notes", [&](const Request &Req, Response &) {
    Kept[Req.get_param_value("name")] = Req.body;
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /files' changes files, and nothing asks who the client is
  Srv.Post("/files", [](const Request &Req, Response &) {
    std::ofstream("data/upload.bin") << Req.body;
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'GET /admin/users' is there for administrators, and nothing asks who the client is
  Srv.Get("/admin/users", [](const Request &, Response &Res) {
    query("SELECT name FROM users");
    Res.set_content("[]", "application/json");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'GET /delete-item' changes the database, and nothing asks who the client is
  Srv.Get("/delete-item", [](const Request &, Response &) {
    query("DELETE FROM items");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'GET /bye' stops the server, and nothing asks who the client is
  Srv.Get("/bye", [&](const Request &, Response &) { Srv.stop(); });
  // It reads.
  Srv.Get("/items", [](const Request &, Response &) {
    query("SELECT * FROM items");
  });
  Srv.Post("/reports", [](const Request &, Response &) {
    query("SELECT * FROM items");
  });
  // What it makes ends with the answer.
  Srv.Post("/sum", [](const Request &Req, Response &Res) {
    Item Made;
    Made.Name = Req.body;
    Made.Tags["a"] = "b";
    std::map<std::string, std::string> Local;
    Local["name"] = Made.Name;
    Res.set_content(Local["name"], "text/plain");
  });
  // It is for clients that nobody knows yet.
  Srv.Post("/register", [](const Request &, Response &) {
    query("INSERT INTO users VALUES (1)");
  });
  Srv.Post("/login", [](const Request &, Response &) {
    query("UPDATE users SET last = 1");
  });
  // They ask, each in a way of its own.
  Srv.Post("/a", [](const Request &Req, Response &Res) {
    auto Token = jwt::decode(Req.body, jwt::params::algorithms({"HS256"}),
                             jwt::params::secret(std::getenv("KEY")));
    query("INSERT INTO items VALUES (1)");
    Res.set_content(Token.signature(), "text/plain");
  });
  Srv.Post("/b", [](const Request &Req, Response &) {
    if (hasSession(Req, "X-Session"))
      query("INSERT INTO items VALUES (1)");
  });
  Srv.Put("/c", [](const Request &Req, Response &) {
    if (Req.get_param_value("api_key") == std::getenv("KEY"))
      query("UPDATE items SET a = 1");
  });
  Srv.Patch("/d", [](const Request &Req, Response &Res) {
    if (Req.remote_addr != "127.0.0.1") {
      Res.status = 403;
      return;
    }
    query("UPDATE items SET a = 1");
  });
  Srv.listen("0.0.0.0", 8080);
}

// No route asks: it is said once.
static void none() {
  httplib::Server Srv;
  Srv.Post("/items", [](const Request &, Response &) {
    query("INSERT INTO items VALUES (1)");
  });
  Srv.Put("/items", [](const Request &, Response &) {
    query("UPDATE items SET a = 1");
  });
  Srv.Get("/items", [](const Request &, Response &) {
    query("SELECT * FROM items");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no route of this server asks who the client is: 2 of them change something
  Srv.listen("0.0.0.0", 8081);
}

// Something in front asks for all.
static void front() {
  httplib::Server Srv;
  Srv.set_pre_routing_handler([](const Request &Req, Response &Res) {
    if (isKnown(Req))
      return httplib::Server::HandlerResponse::Unhandled;
    Res.status = 401;
    return httplib::Server::HandlerResponse::Handled;
  });
  Srv.Post("/items", [](const Request &, Response &) {
    query("INSERT INTO items VALUES (1)");
  });
  Srv.listen("0.0.0.0", 8082);
}

// What stands in front does not.
static void logsOnly() {
  httplib::Server Srv;
  Srv.set_pre_routing_handler([](const Request &Req, Response &Res) {
    Res.set_header("X-Path", Req.path);
    return httplib::Server::HandlerResponse::Unhandled;
  });
  Srv.Post("/items", [](const Request &, Response &) {
    query("INSERT INTO items VALUES (1)");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no route of this server asks who the client is: 1 of them changes something
  Srv.listen("0.0.0.0", 8083);
}

// Who can reach it uses this machine.
static void local() {
  httplib::Server Srv;
  Srv.Post("/items", [](const Request &, Response &) {
    query("INSERT INTO items VALUES (1)");
  });
  Srv.listen("127.0.0.1", 8084);
}

// A class keeps what its routes change.
class Notes {
public:
  void add(const std::string &Text) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Texts[Text] = Text;
    ++Count;
  }
  size_t count() const { return Count; }

private:
  std::mutex Mutex;
  std::map<std::string, std::string> Texts;
  size_t Count = 0;
};

class Service {
public:
  void start() {
    Srv.Post("/notes", [this](const Request &Req, Response &) { Kept.add(Req.body); });
    Srv.Post("/count", [this](const Request &, Response &Res) {
      Res.set_content(std::to_string(Kept.count()), "text/plain");
    });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no route of this server asks who the client is: 1 of them changes something
    Srv.listen("0.0.0.0", 8085);
  }

private:
  httplib::Server Srv;
  Notes Kept;
};

int main(int Count, char **) {
  Service TheService;
  switch (Count) {
  case 1:
    return some(), 0;
  case 2:
    return none(), 0;
  case 3:
    return front(), 0;
  case 4:
    return logsOnly(), 0;
  case 5:
    return local(), 0;
  default:
    TheService.start();
  }
}
