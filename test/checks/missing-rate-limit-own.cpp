// Limiters that a team writes, and what only looks like one. Each handler's
// route takes credentials; a limiter of its own takes it out of the list.
// RUN: %both %s portcullis-missing-rate-limit -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <chrono>
#include <map>
#include <stdexcept>

using Clock = std::chrono::steady_clock;

class Limiter {
public:
  bool admit(const std::string &Client) {
    auto Now = Clock::now();
    if (Now - Begin > std::chrono::minutes(1))
      Counts.clear();
    Begin = Now;
    return ++Counts[Client] < 60;
  }

private:
  Clock::time_point Begin;
  std::map<std::string, int> Counts;
};
static Limiter Guard;

struct HttpError : std::runtime_error {
  HttpError(int Code, const std::string &Text)
      : std::runtime_error(Text), Code(Code) {}
  int Code;
};
struct TooOften : HttpError {
  TooOften() : HttpError(429, "too often") {}
};
static void require(const httplib::Request &Req) {
  if (!Guard.admit(Req.remote_addr))
    throw TooOften();
}

static bool check(const std::string &User, const std::string &Password);

int main() {
  httplib::Server Srv;
  Srv.Post("/login/throws", [](const httplib::Request &Req, httplib::Response &) {
    require(Req);
  });
  Srv.Post("/login/forbids", [](const httplib::Request &Req, httplib::Response &Res) {
    if (!Guard.admit(Req.remote_addr))
      Res.status = 403;
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login/time'
  Srv.Post("/login/time", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Begin = Clock::now();
    Res.status = Req.remote_addr == "127.0.0.1" ? 200 : 403;
    Res.set_header("X", std::to_string((Clock::now() - Begin).count()));
  });
  // An account that is locked is not guessed on; the server is still flooded.
  Srv.Post("/login/locks", [](const httplib::Request &Req, httplib::Response &Res) {
    static std::map<std::string, Clock::time_point> Locked;
    if (Clock::now() < Locked[Req.get_param_value("user")])
      Res.status = 423;
  });
  // What another server refused is only handed on.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login/upstream'
  Srv.Post("/login/upstream", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Answer = httplib::Client("inner.example").Get("/login");
    if (Answer->status == 429)
      Res.status = 429;
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/sign-in'
  Srv.Post("/sign-in", [](const httplib::Request &, httplib::Response &) {});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/users/2fa'
  Srv.Post("/users/2fa", [](const httplib::Request &, httplib::Response &) {});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} '/forgot-password' can be made to send messages
  Srv.Post("/forgot-password", [](const httplib::Request &, httplib::Response &) {});
  Srv.Post("/counter/reset", [](const httplib::Request &, httplib::Response &) {});
  Srv.Post("/webhook/verify", [](const httplib::Request &, httplib::Response &) {});
  Srv.Get("/login", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_content("<form>", "text/html");
  });
  // What the handler does tells as well.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/connect'
  Srv.Get("/connect", [](const httplib::Request &Req, httplib::Response &Res) {
    Res.status = check(Req.get_param_value("user"), Req.get_param_value("password"))
                     ? 200
                     : 401;
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 10 routes
  Srv.listen("0.0.0.0", 8080);

  // A limiter in front of one server says nothing of another.
  httplib::Server Limited;
  Limited.set_pre_routing_handler([](const httplib::Request &Req, httplib::Response &Res) {
    if (Guard.admit(Req.remote_addr))
      return httplib::Server::HandlerResponse::Unhandled;
    Res.status = 429;
    return httplib::Server::HandlerResponse::Handled;
  });
  Limited.Post("/login", [](const httplib::Request &, httplib::Response &) {});
  Limited.listen("0.0.0.0", 8081);

  // The status is set, but the handler runs all the same.
  httplib::Server Passed;
  Passed.set_pre_routing_handler([](const httplib::Request &Req, httplib::Response &Res) {
    if (!Guard.admit(Req.remote_addr))
      Res.status = 429;
    return httplib::Server::HandlerResponse::Unhandled;
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login'
  Passed.Post("/login", [](const httplib::Request &, httplib::Response &) {});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the route
  Passed.listen("0.0.0.0", 8082);
}
