// Every row of the model is used, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^uWebSockets:" %t
// RUN: %both %s portcullis-cross-site-scripting,portcullis-header-injection,portcullis-path-traversal,portcullis-command-injection,portcullis-plaintext-listener,portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-cors-wildcard-origin -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <fstream>
#include <uws/App.h>

struct PerSocket {};

uWS::SSLApp withTls(const char *Text) { return uWS::SSLApp({.passphrase = Text}); }

template <class F> auto guarded(F Inner) {
  return [Inner](auto *Res, auto *Req) {
    if (Req->getHeader("authorization").empty()) {
      Res->writeStatus("401 Unauthorized");
      Res->end();
      return;
    }
    Inner(Res, Req);
  };
}

void answers(uWS::App &App) {
  App.get("/user/:id", [](auto *Res, auto *Req) {
    Res->onAborted([] {});
    Res->writeHeader("Content-Type", "text/html"); // As it stands in the URL.
    Res->write(Req->getParameter("id"));
    Res->end("</p>");
  });
  App.get("/text/:id", [](auto *Res, auto *Req) {
    Res->writeHeader("Content-Type", "text/plain")->writeHeader("X-Url", Req->getUrl());
    Res->write(Req->getParameter("id"));
    std::string_view All = Req->getQuery();
    Res->write(All);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'q' reaches a response header
    Res->writeHeader("X-Query", Req->getQuery("q"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res->writeHeader("Access-Control-Allow-Origin", "*");
    Res->writeHeader("Access-Control-Allow-Origin", "https://shop.example");
    Res->tryEnd(Req->getFullUrl());
  });
  App.post("/page", [](auto *Res, auto *) {
    Res->onData([Res](std::string_view Part, bool IsLast) {
      Res->writeHeader("Content-Type", "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Part' reaches an HTML response
      Res->end(Part);
    });
  });
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} '/run' starts a process as often
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /run' starts a process, and nothing asks
  App.post("/run", [](auto *Res, auto *) {
    Res->onData([Res](std::string_view Part, bool IsLast) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Part' reaches a command
      std::system(std::string(Part).c_str());
      std::system("true");
      Res->cork([Res] { Res->end(); });
    });
  });
}

int main() {
  uWS::App App;
  answers(App);
  App.put("/known", guarded([](auto *Res, auto *) { Res->end("put"); }));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /open' is there to change something
  App.del("/open", [](auto *Res, auto *) { Res->end(Res->getRemoteAddressAsText()); });
  App.patch("/patched", guarded([](auto *Res, auto *) { Res->end(); }));
  App.options("/o", [](auto *Res, auto *) { Res->end(); });
  App.head("/h", [](auto *Res, auto *) { Res->end(); });
  App.any("/*", [](auto *Res, auto *) { Res->end("nothing"); });
  App.ws<PerSocket>("/chat", {.message = [](auto *Socket, std::string_view Message, uWS::OpCode) {
                       Socket->send(Message);
                       Socket->publish("room", Message);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
                       std::ifstream File{std::string(Message)};
                     }});
  App.publish("room", "hello", uWS::TEXT);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  App.listen(3000, [](auto *) {}).run();
  App.close();
  withTls("file").listen("0.0.0.0", 3001, [](auto *) {}).run();
  uWS::App().listen("127.0.0.1", 3002, [](auto *) {}).run();
  uWS::App().listen([](auto *) {}, "/run/app.sock").run();
}
