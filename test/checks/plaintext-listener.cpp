// RUN: %both %s portcullis-plaintext-listener -- %flags | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>
#include <cstdlib>

static const char *Host = "0.0.0.0";

void everywhere() {
  httplib::Server Srv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Srv.listen(Host, 8080);
}

void here() {
  httplib::Server Srv;
  Srv.listen("127.0.0.1", 8080);
}

void secured() {
  httplib::SSLServer Srv("cert.pem", "key.pem");
  Srv.listen("0.0.0.0", 8443);
}

void unknown(const std::string &Where) {
  httplib::Server Srv;
  Srv.listen(Where.c_str(), 8080);
}
