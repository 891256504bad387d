// A page may be written piece by piece.
// RUN: %both %s portcullis-cross-site-scripting -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <civetweb.h>
#include <uws/App.h>

void micro(uWS::App &App) {
  App.get("/page/:name", [](auto *Res, auto *Req) {
    Res->write("<h1>");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
    Res->write(Req->getQuery("name"));
    Res->end("</h1>");
  });
  App.get("/later/:name/:count", [](auto *Res, auto *Req) {
    Res->write("<h1>");
    if (!Req->getQuery("count").empty())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
      Res->write(Req->getQuery("name"));
    Res->end("</h1>");
  });
  App.get("/text/:name", [](auto *Res, auto *Req) {
    Res->write("name: ");
    Res->write(Req->getQuery("name"));
    Res->end("<p>");
  });
  App.get("/typed/:name", [](auto *Res, auto *Req) {
    Res->writeHeader("Content-Type", "text/plain");
    Res->write("<h1>");
    Res->write(Req->getQuery("name"));
    Res->end("</h1>");
  });
  App.get("/other/:name", [](auto *Res, auto *Req) {
    if (Req->getQuery("name").empty()) {
      Res->end("<p>no name</p>");
      return;
    }
    Res->end(Req->getQuery("name"));
  });
}

int connected(mg_connection *Connection, void *) {
  char Name[64];
  const char *Query = mg_get_request_info(Connection)->query_string;
  mg_get_var(Query, 64, "name", Name, sizeof Name);
  mg_write(Connection, "<div>", 5);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
  mg_write(Connection, Name, 64);
  return 200;
}
int plain(mg_connection *Connection, void *) {
  char Name[64];
  const char *Query = mg_get_request_info(Connection)->query_string;
  mg_get_var(Query, 64, "name", Name, sizeof Name);
  mg_write(Connection, "div ", 4);
  mg_write(Connection, Name, 64);
  return 200;
}
