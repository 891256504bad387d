// Only this machine reaches the server: nothing is said of it as a whole.
// RUN: %both %s portcullis-missing-rate-limit -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>

int main() {
  httplib::Server Srv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/login'
  Srv.Post("/login", [](const httplib::Request &, httplib::Response &) {});
  Srv.Post("/orders", [](const httplib::Request &, httplib::Response &) {});
  Srv.listen("127.0.0.1", 8080);
}
