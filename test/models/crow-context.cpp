// What a middleware leaves in its context is what handlers get of it.
// RUN: %both %s portcullis-unvalidated-input,portcullis-path-traversal -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <crow.h>
#include <fstream>

struct Parser : crow::ILocalMiddleware {
  struct context {
    crow::json::rvalue Document;
    std::string File;
    std::string Known;
  };
  void before_handle(crow::request &Req, crow::response &Res, context &Kept) {
    Kept.Document = crow::json::load(Req.body);
    if (!Kept.Document)
      Res.end();
    Kept.File = Req.get_header_value("X-File");
    Kept.Known = "files/known";
  }
  void after_handle(crow::request &, crow::response &, context &) {}
};

struct Other {
  struct context {
    std::string File;
  };
  void before_handle(crow::request &, crow::response &, context &Kept) { Kept.File = "files/other"; }
  void after_handle(crow::request &, crow::response &, context &) {}
};

int main() {
  crow::App<Parser, Other> App;
  CROW_ROUTE(App, "/").CROW_MIDDLEWARES(App, Parser)([&App](const crow::request &Req) {
    auto Copy = App.get_context<Parser>(Req);
    crow::json::rvalue Document = Copy.Document;
    std::string Text(Document["id"]);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} parsed as a number
    int Id = std::stoi(Text);
    auto &Kept = App.get_context<Parser>(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} header 'X-File' reaches
    std::ifstream File(Kept.File);
    std::ifstream Known(Kept.Known);
    std::ifstream Own(App.get_context<Other>(Req).File);
    return crow::response(std::to_string(Id));
  });
  App.bindaddr("127.0.0.1").port(80).run();
}
