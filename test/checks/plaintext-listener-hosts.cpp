// RUN: %both %s portcullis-plaintext-listener -- %flags | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>
#include <memory>
#include <pistache/endpoint.h>

static void either(bool IsTest) {
  httplib::Server Srv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Srv.listen(IsTest ? "127.0.0.1" : "0.0.0.0", 80);
}

static void bothLocal(bool IsSix) {
  httplib::Server Srv;
  Srv.listen(IsSix ? "::1" : "localhost", 80);
}

static void unixSocket() {
  httplib::Server Srv;
  Srv.set_address_family(AF_UNIX).listen("api.sock", 80);
}

static void six() {
  httplib::Server Srv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '::' without TLS
  Srv.set_address_family(AF_INET6).listen("::", 80);
}

static void withPort() {
  Pistache::Http::Endpoint Local(Pistache::Address("localhost:9080"));
  Local.serve();
  Pistache::Http::Endpoint Open(Pistache::Address("192.0.2.1:9080"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '192.0.2.1:9080' without TLS
  Open.serve();
}

// Whoever comes is sent to https.
static void redirect() {
  httplib::Server Srv;
  Srv.Get(".*", [](const httplib::Request &Req, httplib::Response &Res) {
    Res.set_redirect("https://shop.example" + Req.path);
  });
  Srv.listen("0.0.0.0", 80);
}

static void redirectAndMore() {
  httplib::Server Srv;
  Srv.Get("/old", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_redirect("https://shop.example/new");
  });
  Srv.Get("/", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_content("hello", "text/plain");
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Srv.listen("0.0.0.0", 80);
}

// The server is what it was made as, whatever it is held as.
static void held() {
  std::unique_ptr<httplib::Server> Secure =
      std::make_unique<httplib::SSLServer>("cert.pem", "key.pem");
  Secure->listen("0.0.0.0", 443);
  std::unique_ptr<httplib::Server> Plain = std::make_unique<httplib::Server>();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Plain->listen("0.0.0.0", 80);
}

class Secured {
public:
  void prepare() { Endpoint->useSSL("cert.pem", "key.pem"); }
  void start() { Endpoint->serve(); }

private:
  std::shared_ptr<Pistache::Http::Endpoint> Endpoint =
      std::make_shared<Pistache::Http::Endpoint>(Pistache::Address("*:443"));
};

class Open {
public:
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '*:80' without TLS
  void start() { Endpoint->serve(); }

private:
  std::shared_ptr<Pistache::Http::Endpoint> Endpoint =
      std::make_shared<Pistache::Http::Endpoint>(Pistache::Address("*:80"));
};

int main() {
  either(true);
  bothLocal(true);
  unixSocket();
  six();
  withPort();
  redirect();
  redirectAndMore();
  held();
  Secured S;
  S.prepare();
  S.start();
  Open().start();
}
