// Routes of controllers and handlers, the filters that they name, and the listener.
// RUN: %both %s portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-plaintext-listener -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
// RUN: portcullis routes --quiet %s -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --check-prefix=ROUTES
#include <drogon/drogon.h>
#include <json/json.h>

using namespace drogon;
using Answer = std::function<void(const HttpResponsePtr &)>;

struct Book {};

static void change() { orm::Mapper<Book>(app().getDbClient()).deleteBy(orm::Criteria()); }

namespace filters {
// Asks who the client is.
class Login : public HttpFilter<Login> {
public:
  void doFilter(const HttpRequestPtr &Req, FilterCallback &&Send, FilterChainCallback &&Next) override {
    if (Req->getHeader("Authorization") == "secret")
      return Next();
    auto Refusal = HttpResponse::newHttpResponse();
    Refusal->setStatusCode(k401Unauthorized);
    Send(Refusal);
  }
};
} // namespace filters

// Asks only whether there is a body.
class Body : public HttpFilter<Body> {
public:
  void doFilter(const HttpRequestPtr &Req, FilterCallback &&Send, FilterChainCallback &&Next) override {
    if (Req->getJsonObject())
      return Next();
    auto Refusal = HttpResponse::newHttpResponse();
    Refusal->setStatusCode(k400BadRequest);
    Send(Refusal);
  }
};

class Limit : public HttpMiddleware<Limit> {
public:
  void invoke(const HttpRequestPtr &Req, MiddlewareNextCallback &&Next, MiddlewareCallback &&Send) override {
    static SafeRateLimiter Limiter;
    if (Limiter.isAllowed())
      return Next([Send](const HttpResponsePtr &Made) { Send(Made); });
    auto Refusal = HttpResponse::newHttpResponse();
    Refusal->setStatusCode(k429TooManyRequests);
    Send(Refusal);
  }
};

namespace api {
class Books : public HttpController<Books> {
public:
  METHOD_LIST_BEGIN
// ROUTES-DAG: POST{{ +}}/api/Books/known{{ }}
  METHOD_ADD(Books::known, "/known", Post, "filters::Login");
// ROUTES-DAG: POST{{ +}}/api/Books/one/{id}{{ }}
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /api/Books/one/{id}' changes the database, and nothing asks who the client is
  METHOD_ADD(Books::open, "one/{id}", Post, "Body");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'PUT /books' changes the database, and nothing asks who the client is
  ADD_METHOD_TO(Books::open, "books", Put, Options);
  ADD_METHOD_TO(Books::open, "/books", Delete, "Body", "filters::Login");
// What a filter that is not seen does is not known.
  ADD_METHOD_TO(Books::open, "/books/other", Delete, "Elsewhere");
  ADD_METHOD_TO(Books::asking, "/books/asking", Delete);
  ADD_METHOD_TO(Books::list, "/books", Get);
  METHOD_LIST_END
  void known(const HttpRequestPtr &, Answer &&) { change(); }
  void open(const HttpRequestPtr &, Answer &&) { change(); }
  void asking(const HttpRequestPtr &Req, Answer &&) {
    if (Req->session()->find("user"))
      change();
  }
  void list(const HttpRequestPtr &, Answer &&) const {}
};
} // namespace api

// An administrator sets a password; whoever logs in may guess one.
class Accounts : public HttpController<Accounts> {
public:
  METHOD_LIST_BEGIN
  METHOD_ADD(Accounts::password, "/new", Post, "filters::Login");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/Accounts/login'
  METHOD_ADD(Accounts::password, "/login", Post);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/Accounts/session'
  METHOD_ADD(Accounts::password, "/session", Post, "Body");
  METHOD_LIST_END
  void password(const HttpRequestPtr &Req, Answer &&) {
    std::string Password = (*Req->getJsonObject())["password"].asString();
  }
};

class Sessions : public HttpSimpleController<Sessions> {
public:
  PATH_LIST_BEGIN
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login' without limit
  PATH_ADD("/login", Post);
  PATH_ADD("/limited/login", Post, "Limit");
  PATH_LIST_END
  void asyncHandleHttpRequest(const HttpRequestPtr &, Answer &&) override {}
};

class Given : public HttpController<Given, false> {
public:
  METHOD_LIST_BEGIN
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'PUT /given' changes the database, and nothing asks who the client is
  ADD_METHOD_TO(Given::change, "/given", Put);
  METHOD_LIST_END
  void change(const HttpRequestPtr &, Answer &&) { ::change(); }
};

int main() {
  app().registerController(std::make_shared<Given>());
  app().registerHandler(
      "/handler/known", [](const HttpRequestPtr &, Answer &&) { change(); }, {Post, "filters::Login"});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /handler/open' changes the database, and nothing asks who the client is
  app().registerHandler(
      "/handler/open", [](const HttpRequestPtr &, Answer &&) { change(); }, {Post});
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of the
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0' without TLS
  app().setThreadNum(4).addListener("0.0.0.0", 80).addListener("0.0.0.0", 443, true).run();
}
