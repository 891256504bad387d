// What stands in front of routes is seen: nothing here is open. Whether every row is used: see restbed.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %both %s portcullis-missing-authentication,portcullis-log-injection -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <iostream>
#include <restbed>
#include <sqlite3.h>

using namespace restbed;
using Client = std::shared_ptr<Session>;

class Known : public Rule {
public:
  void action(const Client Session, const Session::Callback &Then) override {
    const char *Key = std::getenv("API_KEY");
    if (!Key || Session->get_request()->get_header("X-Api-Key") != Key)
      return Session->close(UNAUTHORIZED);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
    std::clog << Session->get_request()->get_query_parameter("name");
    Then(Session);
  }
};

sqlite3 *Base;

void erase(const Client Session) {
  sqlite3_exec(Base, "DELETE FROM items", nullptr, nullptr, nullptr);
  Session->close(OK);
}

void byRule() {
  auto Item = std::make_shared<Resource>();
  Item->set_path("/items");
  Item->set_method_handler("DELETE", erase);
  Service Server;
  Server.add_rule(std::make_shared<Known>());
  Server.publish(Item);
  Server.start();
}
