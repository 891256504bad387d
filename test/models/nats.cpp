// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(nats):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <nats/nats.h>
#include <string>

void options(natsOptions *Options, natsConnection *Conn) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  natsOptions_SetUserInfo(Options, "orders", "br0ker-Pa55");
  natsOptions_SetUserInfo(Options, "orders", std::getenv("NATS_PASSWORD"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  natsOptions_SetToken(Options, "q8Zr1Lx5Vn2Kc7Wd4Ty9Bm3Hs6Jf0Pg8");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  natsOptions_SetURL(Options, "nats://orders:br0ker-Pa55@nats:4222");
  natsOptions_SetURL(Options, "nats://nats:4222");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  natsOptions_SkipServerVerification(Options, true);
  natsOptions_SkipServerVerification(Options, false);
  natsConnection_ConnectTo(&Conn, std::getenv("NATS_URL"));
}

void routes(httplib::Server &Srv, natsOptions *Options) {
  Srv.Get("/peek", [=](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    natsOptions_SetURL(Options, ("nats://" + Req.get_param_value("host")).c_str());
  });
}
