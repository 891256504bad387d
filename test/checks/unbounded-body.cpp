// RUN: %both %s portcullis-unbounded-body -- %flags | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>

void open() {
  httplib::Server Server;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes request bodies of any size
  Server.listen("0.0.0.0", 8080);
}

void secured() {
  httplib::SSLServer Server("cert.pem", "key.pem");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes request bodies of any size
  Server.listen("0.0.0.0", 8443);
}

void limited() {
  httplib::Server Server;
  Server.set_payload_max_length(1024 * 1024);
  Server.listen("0.0.0.0", 8080);
}

static void configure(httplib::Server &Server) { Server.set_payload_max_length(64 * 1024); }
void limitedElsewhere() {
  httplib::Server Server;
  configure(Server);
  Server.listen("0.0.0.0", 8080);
}

// Only this machine reaches it.
void local() {
  httplib::Server Server;
  Server.listen("127.0.0.1", 8080);
}

// One finding for each server.
void twice(bool Again) {
  httplib::Server Server;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes request bodies of any size
  Server.listen("0.0.0.0", 8080);
  if (Again)
    Server.listen("0.0.0.0", 8081);
}
