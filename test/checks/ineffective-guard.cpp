// RUN: %both %s portcullis-ineffective-guard -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <stdexcept>
#include <string>

using httplib::Request;
using httplib::Response;

static bool isKnown(const Request &Req) {
  return Req.get_header_value("Authorization") == std::string(std::getenv("KEY"));
}

static bool isKnownByWays(const Request &Req) {
  if (Req.get_header_value("X-API-Key") == std::getenv("KEY"))
    return true;
  return false;
}

// It keeps the client out by itself.
static bool checkOrThrow(const Request &Req) {
  if (!isKnown(Req))
    throw std::runtime_error("who are you?");
  return true;
}
static bool checkOrEnd(const Request &Req) {
  if (!isKnown(Req))
    std::abort();
  return true;
}
static bool checkOrAnswer(const Request &Req, Response &Res) {
  if (isKnown(Req))
    return true;
  Res.status = 401;
  return false;
}

// It says something else.
static bool isLong(const Request &Req) { return Req.body.size() > 100; }

static bool caught(const Request &Req) {
  try {
    return checkOrThrow(Req);
  } catch (const std::exception &) {
    return false;
  }
}

// A login that answers itself says more than by what it returns.
static bool logIn(const Request &Req, Response &Res) {
  if (Req.get_header_value("X-Password") != std::getenv("KEY")) {
    Res.set_content("no", "text/plain");
    return false;
  }
  return true;
}

struct Guard {
  bool admits(const Request &Req) const { return Req.get_header_value("Authorization") == Key; }
  std::string Key = std::getenv("KEY");
};

int main() {
  httplib::Server Srv;
  Guard TheGuard;
  Srv.Post("/a", [&](const Request &Req, Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'isKnown' says whether the client is known, and nobody asks
    isKnown(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'isKnownByWays' says whether the client is known, and nobody asks
    isKnownByWays(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'isKnown' says whether the client is known, and nobody asks
    (void)isKnown(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'admits' says whether the client is known, and nobody asks
    TheGuard.admits(Req);
    Res.set_content("ok", "text/plain");
  });
  Srv.Post("/b", [&](const Request &Req, Response &Res) {
    if (isKnown(Req) && TheGuard.admits(Req))
      Res.set_content("ok", "text/plain");
  });
  Srv.Post("/c", [](const Request &Req, Response &Res) {
    const bool Known = isKnownByWays(Req);
    Res.set_content(Known ? "known" : "unknown", "text/plain");
  });
  Srv.Post("/d", [](const Request &Req, Response &Res) {
    checkOrThrow(Req);
    checkOrEnd(Req);
    checkOrAnswer(Req, Res);
    isLong(Req);
    logIn(Req, Res);
    if (!caught(Req))
      return;
    Res.set_content("ok", "text/plain");
  });
  Srv.listen("0.0.0.0", 8080);
}
