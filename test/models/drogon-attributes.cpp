// What a filter keeps with the request is what handlers read, by its name.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include -I/usr/include/jsoncpp %s
// RUN: %both %s portcullis-path-traversal -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
#include <drogon/drogon.h>
#include <fstream>

using namespace drogon;
using Answer = std::function<void(const HttpResponsePtr &)>;

class Keeper : public HttpFilter<Keeper> {
public:
  void doFilter(const HttpRequestPtr &Req, FilterCallback &&Refuse, FilterChainCallback &&Next) override {
    Req->attributes()->insert("file", Req->getParameter("file"));
    Req->getAttributes()->insert("known", std::string("files/known"));
    Next();
  }
};

static void file(const HttpRequestPtr &Req, Answer &&Send) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches
  std::ifstream File(Req->attributes()->get<std::string>("file"));
  std::ifstream Known(Req->attributes()->get<std::string>("known"));
  Send(HttpResponse::newHttpResponse());
}

int main() {
  app().registerHandler("/file", &file, {Get, "Keeper"});
  app().loadConfigFile("absent.json").run();
}
