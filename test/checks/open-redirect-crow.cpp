// RUN: %both %s portcullis-open-redirect -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include "crow.h"

int main() {
  crow::SimpleApp App;
  CROW_ROUTE(App, "/a")([](const crow::request &Req, crow::response &Res) {
    std::string To = Req.url_params.get("to");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'to' reaches the target of a redirect
    Res.redirect(To);
    Res.redirect("/orders/" + To);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'to' reaches the target of a redirect
    Res.moved_perm(To);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'to' reaches the target of a redirect
    Res.add_header("Location", To);
    Res.end();
  });
  CROW_ROUTE(App, "/b/<string>")([](const crow::request &, crow::response &Res, std::string To) {
    Res.redirect("/" + To);
  });
  CROW_ROUTE(App, "/c/<path>")([](const crow::request &, crow::response &Res, std::string To) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'To' reaches the target of a redirect
    Res.redirect(To);
  });
  App.bindaddr("127.0.0.1").run();
}
