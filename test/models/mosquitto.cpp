// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(mosquitto):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <mosquitto.h>
#include <string>

void options(mosquitto *Client) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mosquitto_username_pw_set(Client, "bridge", "br0ker-Pa55");
  mosquitto_username_pw_set(Client, "bridge", std::getenv("MQTT_PASSWORD"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  mosquitto_tls_insecure_set(Client, true);
  mosquitto_tls_insecure_set(Client, false);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  mosquitto_tls_opts_set(Client, 0, nullptr, nullptr);
  mosquitto_tls_opts_set(Client, 1, "tlsv1.2", nullptr);
  mosquitto_connect(Client, "127.0.0.1", 1883, 60);
}

void routes(httplib::Server &Srv, mosquitto *Client) {
  Srv.Get("/peek", [=](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    mosquitto_connect(Client, Req.get_param_value("host").c_str(), 1883, 60);
  });
}
