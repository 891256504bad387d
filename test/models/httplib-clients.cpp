// What a client is told is found where it is fixed in the code.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %both %s portcullis-hardcoded-credential,portcullis-server-side-request-forgery -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <cstdlib>
#include <httplib.h>
#include <string>

void proxies(httplib::Client &Client, httplib::SSLClient &Secure) {
  Client.set_proxy("proxy", 3128);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Client.set_proxy_basic_auth("orders", "pr0xy-Pa55");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  Client.set_proxy_bearer_token_auth("q8Zr1Lx5Vn2Kc7Wd4Ty9Bm3Hs6Jf0Pg8");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Secure.set_digest_auth("orders", "s3rvice-Pa55");
  Client.set_proxy_basic_auth("orders", std::getenv("PROXY_PASSWORD"));
}

void routes(httplib::Server &Srv, httplib::Client &Client) {
  Srv.Get("/peek", [&](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    Client.set_proxy(Req.get_param_value("host"), 3128);
  });
}
