// Beast has no routes: the program compares the target and the method, in one function or in several, and what it
// calls then answers.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 %s
// RUN: portcullis routes --no-cache --quiet %s -- -std=c++20 > %t
// RUN: FileCheck %s --check-prefix=ROUTES < %t
// RUN: not grep "/etc\|/old\|POST.*/health" %t
// RUN: %both %s portcullis-missing-authentication,portcullis-missing-rate-limit -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

static Response say(const Request &Req, http::status Status, std::string Text) {
  Response Res{Status, Req.version()};
  Res.body() = std::move(Text);
  return Res;
}

static Response health(const Request &Req) { return say(Req, http::status::ok, "well"); }
static Response remove(const Request &Req) {
  std::remove("/srv/orders");
  return say(Req, http::status::ok, "gone");
}
static Response restart(const Request &Req) {
  std::system("restart");
  return say(Req, http::status::ok, "restarted");
}
static Response clear(const Request &Req) {
  if (Req["Authorization"].empty())
    return say(Req, http::status::unauthorized, "who?");
  std::remove("/srv/cache");
  return say(Req, http::status::ok, "clear");
}
static Response list(const Request &Req) { return say(Req, http::status::ok, "[]"); }
static Response show(const Request &Req) { return say(Req, http::status::ok, "{}"); }

// ROUTES-DAG: {{^}}GET{{ +}}/health{{ +}}health{{ }}
// ROUTES-DAG: {{^}}DELETE{{ +}}/orders{{ +}}remove{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/restart{{ +}}restart{{ }}
// ROUTES-DAG: {{^}}DELETE{{ +}}/cache{{ +}}clear{{ }}
// ROUTES-DAG: {{^}}GET{{ +}}/api/items{{ +}}list{{ }}
// ROUTES-DAG: {{^}}{{[^A-Z]+}}/api/items/{{ +}}show{{ }}
template <class Body, class Send> void handle(http::request<Body> &&Req, Send &&Answer) {
  if (Req.target() == "/health" && Req.method() == http::verb::get)
    return Answer(health(Req));
  if (Req.method() == http::verb::delete_) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /orders' {{.*}} nothing asks who the client is
    if (Req.target() == "/orders")
      return Answer(remove(Req));
    else if (Req.target() == "/cache") // It asks itself.
      return Answer(clear(Req));
  }
  std::string Path(Req.target());
  if (Req.method() != http::verb::post) {
    if (Path.starts_with("/api")) {
      if (Req.method() == http::verb::get && Path == "/api/items")
        return Answer(list(Req));
      if (Path.rfind("/api/items/", 0) == 0)
        return Answer(show(Req));
    }
    return Answer(say(Req, http::status::not_found, "none"));
  }
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} '/restart' starts a process as often
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /restart' {{.*}} nothing asks who the client is
  if (Path.compare("/restart") == 0)
    return Answer(restart(Req));
  Answer(say(Req, http::status::not_found, "none"));
}

// What is compared is no request's path, or with no path.
static bool isOld(const std::string &File, const Request &Req) {
  if (File == "/etc/old")
    return true;
  return Req.target() != "/old" || Req.target() == "old";
}

int main() {
  boost::asio::io_context Context;
  tcp::acceptor Acceptor{Context, {boost::asio::ip::make_address("0.0.0.0"), 8080}};
  for (;;) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of
    tcp::socket Socket = Acceptor.accept();
    boost::beast::flat_buffer Buffer;
    Request Req;
    http::read(Socket, Buffer, Req);
    if (isOld("/etc", Req))
      continue;
    handle(std::move(Req), [&](auto &&Res) { http::write(Socket, Res); });
  }
}
