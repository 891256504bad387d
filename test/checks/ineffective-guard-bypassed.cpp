// Guards that run, and change nothing: they never say no, their exception is swallowed, they come too late.
//
// RUN: %both %s portcullis-ineffective-guard -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <httplib.h>
#include <jwt/jwt.hpp>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

using httplib::Request;
using httplib::Response;

static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static void removeOrder(int Id) { run("DELETE FROM orders WHERE id = " + std::to_string(Id)); }

static void verify(const Request &Req) {
  jwt::decode(Req.get_header_value("Authorization"), jwt::params::algorithms({"HS256"}),
              jwt::params::secret(std::getenv("KEY")));
}

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'isVerified' looks at the client's credential, and lets everybody pass
static bool isVerified(const Request &Req) {
  try {
    verify(Req);
  } catch (const std::exception &Error) {
    std::fputs(Error.what(), stderr);
  }
  return true;
}
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'isKnown' looks at the client's credential, and lets everybody pass
static bool isKnown(const Request &Req) {
  if (Req.get_header_value("X-API-Key") == std::getenv("KEY"))
    return true;
  std::fputs("wrong key", stderr);
  return true;
}

// These do say no.
static bool isVerifiedOrNot(const Request &Req) {
  try {
    verify(Req);
    return true;
  } catch (const std::exception &) {
    return false;
  }
}
static bool isKnownOrThrows(const Request &Req) {
  if (Req.get_header_value("X-API-Key") != std::getenv("KEY"))
    throw std::runtime_error("wrong key");
  return true;
}
// This asks for nothing.
static bool hasName(const Request &Req) {
  std::string Name = Req.get_header_value("X-Api-Key-Name");
  std::fputs(Name.c_str(), stderr);
  return true;
}

[[noreturn]] static void fail() { throw std::runtime_error("no"); }

static void bad(httplib::Server &Srv) {
  Srv.Delete("/a", [](const Request &Req, Response &) {
    if (isVerified(Req) && isKnown(Req))
      removeOrder(std::stoi(Req.get_param_value("id")));
  });
  Srv.Delete("/b", [](const Request &Req, Response &) {
    try {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'verify' refuses by an exception, and what catches it goes on
      verify(Req);
    } catch (const std::exception &Error) {
      std::fputs(Error.what(), stderr);
    }
    removeOrder(std::stoi(Req.get_param_value("id")));
  });
  // It answers 401, and changes all the same.
  Srv.Delete("/c", [](const Request &Req, Response &Res) {
    if (Req.has_param("id")) {
      try {
        std::string Token = Req.get_header_value("Authorization");
        if (Token.empty())
          return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'decode' refuses by an exception, and what catches it goes on
        jwt::decode(Token, jwt::params::algorithms({"HS256"}), jwt::params::secret(std::getenv("KEY")));
      } catch (...) {
        Res.status = 401;
      }
      std::filesystem::remove("orders.db");
    }
  });
  Srv.Delete("/d", [](const Request &Req, Response &Res) {
    removeOrder(std::stoi(Req.get_param_value("id")));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'isKnownOrThrows' asks who the client is after 'removeOrder' changes the database
    if (!isKnownOrThrows(Req)) {
      Res.status = 401;
      return;
    }
    Res.set_content("gone", "text/plain");
  });
}

static void good(httplib::Server &Srv) {
  Srv.Delete("/e", [](const Request &Req, Response &) {
    if (isVerifiedOrNot(Req) && isKnownOrThrows(Req) && hasName(Req))
      removeOrder(std::stoi(Req.get_param_value("id")));
  });
  // The handler leaves: it returns, throws, or lets a function do so.
  Srv.Delete("/f", [](const Request &Req, Response &Res) {
    try {
      verify(Req);
    } catch (const std::invalid_argument &) {
      throw;
    } catch (const std::runtime_error &) {
      fail();
    } catch (...) {
      Res.status = 401;
      return;
    }
    removeOrder(std::stoi(Req.get_param_value("id")));
  });
  // What follows is asked for.
  Srv.Delete("/g", [](const Request &Req, Response &) {
    bool Known = false;
    try {
      verify(Req);
      Known = true;
    } catch (const std::exception &Error) {
      std::fputs(Error.what(), stderr);
    }
    if (Known)
      removeOrder(std::stoi(Req.get_param_value("id")));
  });
  Srv.Delete("/h", [](const Request &Req, Response &Res) {
    try {
      verify(Req);
    } catch (...) {
      Res.status = 401;
    }
    if (Res.status == 401)
      return;
    removeOrder(std::stoi(Req.get_param_value("id")));
  });
  // It is within what is tried.
  Srv.Delete("/i", [](const Request &Req, Response &Res) {
    try {
      verify(Req);
      removeOrder(std::stoi(Req.get_param_value("id")));
    } catch (...) {
      Res.status = 401;
    }
  });
  // What cannot be said to be the client's to change comes before.
  Srv.Delete("/j", [](const Request &Req, Response &Res) {
    run("DELETE FROM sessions WHERE expires < 5");
    if (!isKnownOrThrows(Req)) {
      Res.status = 401;
      return;
    }
    removeOrder(std::stoi(Req.get_param_value("id")));
  });
  Srv.Delete("/k", [](const Request &Req, Response &Res) {
    if (Req.has_param("public")) {
      removeOrder(std::stoi(Req.get_param_value("id")));
      return;
    }
    if (!isKnownOrThrows(Req)) {
      Res.status = 401;
      return;
    }
    Res.set_content("known", "text/plain");
  });
}

int main() {
  httplib::Server Srv;
  bad(Srv);
  good(Srv);
  Srv.listen("0.0.0.0", 8080);
}
