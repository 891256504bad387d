// A framework that knows no limit: whoever faces the network needs one in front.
// RUN: %both %s portcullis-unbounded-body -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// RUN: %exit 1 portcullis scan --no-cache --checks=-*,portcullis-unbounded-body %s -- -std=c++17 -I%inputs/include | FileCheck %s --check-prefix=NOTES
#include <crow.h>

void open() {
  // NOTES: [[#@LINE+1]]:19: note: bodies of any size are taken here
  crow::SimpleApp App;
  CROW_ROUTE(App, "/")([] { return "hello"; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes request bodies of any size
  App.port(8080).run();
}

void local() {
  crow::SimpleApp App;
  CROW_ROUTE(App, "/")([] { return "hello"; });
  App.bindaddr("127.0.0.1").port(8080).run();
}
