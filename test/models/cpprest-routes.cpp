// A listener has one handler for each method: the program compares the path, or its segments, to find what answers.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: portcullis routes --no-cache --quiet %s -- -std=c++17 > %t
// RUN: FileCheck %s --check-prefix=ROUTES < %t
// RUN: not grep "handlePost\|handleGet\|handlePut" %t
// RUN: %both %s portcullis-missing-authentication,portcullis-missing-rate-limit -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cpprest/http_listener.h>
#include <cpprest/json.h>
#include <cstdlib>

using web::http::http_request;
using web::http::methods;
using web::http::status_codes;
using web::http::experimental::listener::http_listener;

static std::vector<std::string> pathOf(const http_request &Req) {
  return web::uri::split_path(web::uri::decode(Req.relative_uri().path()));
}

static void login(http_request Req) {
  Req.reply(status_codes::OK, Req.headers()["password"] == "x" ? "yes" : "no");
}
static void restart(http_request Req) {
  std::system("restart");
  Req.reply(status_codes::OK);
}
static void slots(http_request Req) { Req.reply(status_codes::OK, "[]"); }
static void user(http_request Req) { Req.reply(status_codes::OK, "{}"); }
static void users(http_request Req) { Req.reply(status_codes::OK, "[]"); }
static void ping(http_request Req) { Req.reply(status_codes::OK, "pong"); }
static void about(http_request Req) { Req.reply(status_codes::OK, "a shop"); }

// ROUTES-DAG: {{^}}POST{{ +}}/api/users/login{{ +}}login{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/api/machines/{}/restart{{ +}}restart{{ }}
static void handlePost(http_request Req) {
  auto Path = pathOf(Req);
  if (Path.empty())
    return (void)Req.reply(status_codes::NotFound);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/api/users/login'
  if (Path[0] == "users" && Path[1] == "login" && Path.size() == 2)
    login(Req);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} '/api/machines/{}/restart' starts a process as often
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /api/machines/{}/restart' {{.*}} nothing asks who the client is
  else if (Path[0] == "machines" && Path[2] == "restart" && Path.size() == 3)
    restart(Req);
  else
    Req.reply(status_codes::NotFound);
}

// ROUTES-DAG: {{^}}GET{{ +}}/api/slots{{ +}}slots{{ }}
// ROUTES-DAG: {{^}}GET{{ +}}/api/ping{{ +}}ping{{ }}
static void handleGet(http_request Req) {
  const auto Path = Req.relative_uri().path();
  if (Path == "/slots")
    return slots(Req);
  if (Path == "/ping")
    return ping(Req);
  Req.reply(status_codes::NotFound);
}

// How many segments there are is part of the path.
// ROUTES-DAG: {{^}}PUT{{ +}}/api/users{{ +}}users{{ }}
// ROUTES-DAG: {{^}}PUT{{ +}}/api/users/{}{{ +}}user{{ }}
static void handlePut(http_request Req) {
  auto Path = pathOf(Req);
  if (!Path.empty() && Path[0] == "users") {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'PUT /api/users' {{.*}} nothing asks who the client is
    if (Path.size() == 1)
      return users(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'PUT /api/users/{}' {{.*}} nothing asks who the client is
    if (Path.size() == 2)
      return user(Req);
  }
  Req.reply(status_codes::NotFound);
}

// One path is no table: the handler answers all others.
// ROUTES-DAG: {{^}}HEAD{{ +}}/api{{ +}}handleHead{{ }}
// ROUTES-DAG: {{^}}HEAD{{ +}}/api/about{{ +}}about{{ }}
static void handleHead(http_request Req) {
  if (Req.relative_uri().path() == "/about")
    return about(Req);
  Req.reply(status_codes::NotFound);
}

int main() {
  http_listener Listener("http://0.0.0.0:8080/api");
  Listener.support(methods::POST, handlePost);
  Listener.support(methods::GET, handleGet);
  Listener.support(methods::PUT, handlePut);
  Listener.support(methods::HEAD, handleHead);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of
  Listener.open().wait();
}
