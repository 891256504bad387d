// RUN: %both %s portcullis-plaintext-listener -- %flags | FileCheck %s --implicit-check-not=warning:
// RUN: %exit 1 %scan --checks='-*,portcullis-plaintext-listener' %s > %t
// RUN: FileCheck %s --input-file %t --check-prefix=NOTES
// A server without TLS is one cause, wherever it is started.
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>
#include <memory>

void branches(bool IsNew) {
  httplib::Server Srv;
  if (IsNew)
    // NOTES: [[#@LINE+4]]:9: warning: this server listens on '0.0.0.0' without TLS
    // NOTES: note: or on '::' here
    // NOTES: note: or on '0.0.0.0' here
    // CHECK: {{^}}[[#@LINE+1]]:9: warning: this server listens on '0.0.0.0' without TLS
    Srv.listen("0.0.0.0", 8080);
  else
    Srv.listen("::", 8080);
  Srv.stop();
  Srv.listen("0.0.0.0", 8081);
}

void given(httplib::Server &Srv, httplib::Server &Other, bool IsNew) {
  // CHECK: {{^}}[[#@LINE+2]]:9: warning: this server listens on '0.0.0.0' without TLS
  if (IsNew)
    Srv.listen("0.0.0.0", 8080);
  else
    Srv.listen("0.0.0.0", 8081);
  // CHECK: {{^}}[[#@LINE+1]]:9: warning: this server listens on '0.0.0.0' without TLS
  Other.listen("0.0.0.0", 8082);
}

class App {
public:
  // CHECK: {{^}}[[#@LINE+1]]:24: warning: this server listens on '0.0.0.0' without TLS
  void start() { Plain.listen("0.0.0.0", 8080); }
  void startAgain() { Plain.listen("0.0.0.0", 8081); }
  // CHECK: {{^}}[[#@LINE+1]]:29: warning: this server listens on '0.0.0.0' without TLS
  void startOther() { Other.listen("0.0.0.0", 8082); }

private:
  httplib::Server Plain, Other;
};

// One by name, but another object each time.
void two(bool IsNew) {
  if (IsNew) {
    httplib::Server Srv;
    // CHECK: {{^}}[[#@LINE+1]]:9: warning: this server listens on '0.0.0.0' without TLS
    Srv.listen("0.0.0.0", 8080);
  } else {
    httplib::Server Srv;
    // CHECK: {{^}}[[#@LINE+1]]:9: warning: this server listens on '0.0.0.0' without TLS
    Srv.listen("0.0.0.0", 8081);
  }
}

// What is secured, or local, is not part of it.
void secured(bool IsNew) {
  std::unique_ptr<httplib::Server> Srv;
  if (IsNew)
    Srv = std::make_unique<httplib::SSLServer>("cert.pem", "key.pem");
  httplib::Server Local;
  Local.listen("127.0.0.1", 8080);
  Local.listen("localhost", 8081);
}
