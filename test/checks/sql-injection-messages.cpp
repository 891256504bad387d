// RUN: %both %s portcullis-sql-injection -- -std=c++20 -I%inputs/include -I%inputs/include/httplib-current | FileCheck %s --implicit-check-not=warning:
// What arrives by a websocket is the client's as well.
#include "crow.h"
#include <httplib.h>
#include <sqlite3.h>
#include <string>
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static bool isName(const std::string &Text) { return Text.find_first_not_of("abc") == std::string::npos; }
void f(crow::SimpleApp &App, httplib::Server &S) {
  CROW_WEBSOCKET_ROUTE(App, "/ws")
      .onaccept([](const crow::request &R, void **) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'x' reaches SQL text
        run("a='" + R.get_header_value("x") + "'");
        return true;
      })
      .onopen([](crow::websocket::connection &) {})
      .onmessage([](crow::websocket::connection &C, const std::string &Text, bool) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message 'Text' reaches SQL text
        run("a='" + Text + "'");
        if (isName(Text))
          run("a='" + Text + "'");
        C.send_text("x");
      })
      .onclose([](crow::websocket::connection &, const std::string &Why) { run("a='" + Why + "'"); });
  S.WebSocket("/ws", [](const httplib::Request &, httplib::ws::WebSocket &Socket) {
    std::string Text;
    while (Socket.read(Text)) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches SQL text
      run("a='" + Text + "'");
      if (isName(Text))
        run("a='" + Text + "'");
    }
  });
}
