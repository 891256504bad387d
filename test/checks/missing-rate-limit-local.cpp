// Only this machine reaches the server: nothing is said.
// RUN: %both %s portcullis-missing-rate-limit -- %flags | FileCheck %s --allow-empty --implicit-check-not=warning:
#include <httplib.h>

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &, httplib::Response &) {});
  Srv.listen("127.0.0.1", 8080);
}
