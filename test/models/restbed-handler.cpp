// An authentication handler stands in front of routes: nothing here is open.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %both %s portcullis-missing-authentication,portcullis-log-injection -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <iostream>
#include <restbed>
#include <sqlite3.h>

using namespace restbed;
using Client = std::shared_ptr<Session>;

void known(const Client Session, const Session::Callback &Then) {
  const char *Key = std::getenv("API_KEY");
  if (!Key || Session->get_request()->get_header("Authorization") != Key)
    return Session->close(UNAUTHORIZED, {{"WWW-Authenticate", "Basic"}});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
  std::clog << Session->get_request()->get_query_parameter("name");
  Then(Session);
}

sqlite3 *Base;

void erase(const Client Session) {
  sqlite3_exec(Base, "DELETE FROM items", nullptr, nullptr, nullptr);
  Session->close(OK);
}

void serve() {
  auto Item = std::make_shared<Resource>();
  Item->set_path("/items");
  Item->set_method_handler("DELETE", erase);
  Item->set_authentication_handler(known);
  Service Server;
  Server.publish(Item);
  Server.start();
}
