// Routes of an API that is described first, in groups within groups.
// RUN: %both %s portcullis-missing-rate-limit -- -std=c++17 -fdelayed-template-parsing | FileCheck %s --implicit-check-not=warning:
#include <pistache/description.h>
#include <pistache/endpoint.h>
#include <pistache/router.h>
#include <map>

using namespace Pistache;

struct Users {
  static std::string find(const std::string &Name) { return Name; }
  void login(const Rest::Request &Req, Http::ResponseWriter Res) {
    Res.send(find(Req.body()).empty() ? Http::Code::Unauthorized : Http::Code::Ok);
  }
  void show(const Rest::Request &Req, Http::ResponseWriter Res) {
    Res.send(Http::Code::Ok, find(Req.param(":id").as<std::string>()));
  }
};

int main() {
  Users Service;
  Rest::Description Api("users", "1");
  auto Group = Api.path("/v1").path("/password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/user/login' without limit
  Api.path("/user").route(Api.post("/login")).bind(&Users::login, &Service);
  // Nothing is sent but the path.
  Api.path("/login").route(Api.get("/help")).bind(&Users::show, &Service);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/v1/password/old' without limit
  Group.route("/old", Http::Method::Put).bind(&Users::login, &Service);
  Api.route(Api.post("/orders")).bind(&Users::show, &Service);
  Rest::Router Router;
  Router.initFromDescription(Api);
  Http::Endpoint Server(Address(IP::any(), Port(9080)));
  Server.setHandler(Router.handler());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 4 routes
  Server.serve();
}
