// Routes, and what stands in front of them.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %both %s portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-ineffective-guard,portcullis-plaintext-listener -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
// RUN: %both %s portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-ineffective-guard,portcullis-plaintext-listener -- -std=c++17 -DGUARDED | FileCheck %s --check-prefix=GUARDED --implicit-check-not=warning:
#include <CivetServer.h>
#include <cstdio>
#include <cstdlib>

class Items : public CivetHandler {
  bool handleGet(CivetServer *, mg_connection *Conn) override {
    mg_send_http_ok(Conn, "application/json", 2);
    mg_write(Conn, "{}", 2);
    return true;
  }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE Items::handleDelete' {{.*}}, and nothing asks who the client is
  bool handleDelete(CivetServer *, mg_connection *Conn) override {
    std::remove("/srv/items");
    return true;
  }
  bool handlePut(CivetServer *, mg_connection *Conn) override { // It asks itself.
    if (!mg_get_header(Conn, "Authorization")) {
      mg_printf(Conn, "HTTP/1.1 401 Unauthorized\r\n\r\n");
      return true;
    }
    std::remove("/srv/items");
    return true;
  }
};

static int build(mg_connection *Conn, void *) {
  std::system("make");
  return 200;
}

#ifdef GUARDED
static int mayPass(mg_connection *Conn, void *) {
  if (mg_check_digest_access_authentication(Conn, "shop", "/etc/users") > 0)
    return 1;
  mg_send_digest_access_authentication_request(Conn, "shop");
  return 0;
}

class Asks : public CivetAuthHandler {
  bool authorize(CivetServer *, mg_connection *Conn) override {
    if (mg_get_request_info(Conn)->remote_user)
      return true;
    mg_send_http_error(Conn, 401, "who?");
    return false;
  }
};
#endif

int main() {
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of the 4 routes
// GUARDED: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 4 routes
  CivetServer Server(std::vector<std::string>{"listening_ports", "8443s"});
  Items All;
  Server.addHandler("/items", All);
  const char *Options[] = {"listening_ports", "8443s", nullptr};
  mg_context *Raw = mg_start(nullptr, nullptr, Options);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} '/build' starts a process as often
// GUARDED: {{^}}[[#@LINE+1]]:{{.*}} '/build' starts a process as often
  mg_set_request_handler(Raw, "/build", build, nullptr);
#ifdef GUARDED
  Asks Guard;
  Server.addAuthHandler("/**", Guard);
  mg_set_auth_handler(Raw, "/**", mayPass, nullptr);
#endif
}
