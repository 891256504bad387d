// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -fdelayed-template-parsing %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -fdelayed-template-parsing > %t
// RUN: not grep "^pistache:" %t
// RUN: portcullis routes --quiet %s -- -std=c++17 -fdelayed-template-parsing | FileCheck %s --check-prefix=ROUTES
// ROUTES: {{^\? +/parts +Hello::onRequest }}
// ROUTES: {{^GET +/c +Users::show }}
// ROUTES: {{^POST +/d +Users::show }}
// ROUTES: {{^POST +/v1/users/:id +Users::show }}
// ROUTES: {{^HEAD +/v1/users/i +Users::show }}
#include <pistache/description.h>
#include <pistache/endpoint.h>
#include <pistache/router.h>

using namespace Pistache;

class Users {
public:
  bool isKnown(Http::Request &Req, Http::ResponseWriter &Res) {
    return Req.headers().has("Authorization") &&
           !Req.headers().getRaw("X-Key").value().empty() &&
           !Req.headers().get<Http::Header::Authorization>()->value().empty() &&
           !Req.address().host().empty();
  }

  void show(const Rest::Request &Req, Http::ResponseWriter Res) {
    std::string Text = Req.param(":id").as<std::string>() +
                       Req.splatAt(0).name() + Req.splat()[0].name() + Req.resource() + Req.body() +
                       Req.query().get("q").value_or("") +
                       Req.cookies().get("name").value;
    Res.headers().add<Http::Header::AccessControlAllowOrigin>("*");
    Http::serveFile(Res, Text);
    Res.headers().add<Http::Header::Location>(Text);
    Res.setMime(MIME(Text, Html));
    Http::Cookie Cookie("a", "b");
    Cookie.httpOnly = Cookie.secure = true;
    Cookie.maxAge = 60;
    Cookie.ext["SameSite"] = "Lax";
    Res.cookies().add(Cookie);
    Res.send(Http::Code::Ok, Text);
    Res.send(Http::Code::Ok, Text, MIME(Text, Html));
  }
};

class Hello : public Http::Handler {
  HTTP_PROTOTYPE(Hello)
  void onRequest(const Http::Request &Req, Http::ResponseWriter Res) override {
    if (Req.resource() == "/parts") {
      auto Parts = Res.stream(Http::Code::Ok);
      Parts << "part";
      Parts.write("part", 4);
      Parts.ends();
    } else {
      Res.send(Http::Code::Ok, "hello");
    }
  }
};

void describe(Rest::Description &Api, Users &Service) {
  Api.route(Api.get("/c"), "one").bind(&Users::show, &Service).hide();
  Api.route("/d", Http::Method::Post).bind(&Users::show, &Service);
  auto Group = Api.path("/v1").path("/users");
  Group.route(Api.post("/:id"))
      .bind(&Users::show, &Service)
      .produces(MIME(Application, Json))
      .consumes(MIME(Application, Json))
      .parameter<Rest::Type::Integer>("id", "the id")
      .response(Http::Code::Ok, "the user");
  Group.route(Api.put("/e")).bind(&Users::show, &Service);
  Group.route(Api.patch("/f")).bind(&Users::show, &Service);
  Group.route(Api.del("/g")).bind(&Users::show, &Service);
  Group.route(Api.options("/h")).bind(&Users::show, &Service);
  Group.route(Api.head("/i")).bind(&Users::show, &Service);
}

int main() {
  Users Service;
  Rest::Description Api("users", "1");
  describe(Api, Service);
  Rest::Router Router;
  auto Show = Rest::Routes::bind(&Users::show, &Service);
  Router.addMiddleware(Rest::Routes::middleware(&Users::isKnown, &Service));
  Rest::Routes::Get(Router, "/a/:id", Show);
  Rest::Routes::Post(Router, "/a/:id", Show);
  Rest::Routes::Put(Router, "/a/:id", Show);
  Rest::Routes::Patch(Router, "/a/:id", Show);
  Rest::Routes::Delete(Router, "/a/:id", Show);
  Rest::Routes::Options(Router, "/a/:id", Show);
  Router.get("/b", Show);
  Router.post("/b", Show);
  Router.put("/b", Show);
  Router.patch("/b", Show);
  Router.del("/b", Show);
  Router.addRoute(Http::Method::Head, "/b", Show);
  Address Local(Ipv4::loopback(), Port(9080));
  Router.initFromDescription(Api);
  Http::Endpoint Server(Address(IP::any(), Port(9080)));
  Server.setHandler(Router.handler());
  Server.useSSL("cert.pem", "key.pem");
  Server.serveThreaded();
  Server.serve();
  Server.shutdown();
  Http::listenAndServe<Hello>(Address("*:9081"));
}
