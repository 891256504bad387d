// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(rabbitmq-c|amqp):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <amqp.h>
#include <cstdlib>
#include <httplib.h>
#include <string>

void connections(amqp_connection_state_t State, amqp_socket_t *Socket, char *Url, amqp_connection_info *Info) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  amqp_login(State, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, "orders", "br0ker-Pa55");
  amqp_login(State, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, "orders", std::getenv("RABBITMQ_PASSWORD"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  amqp_ssl_socket_set_verify_peer(Socket, false);
  amqp_ssl_socket_set_verify_peer(Socket, true);
  amqp_parse_url(Url, Info);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  AMQP::Address Fixed("amqps://orders:br0ker-Pa55@rabbit/");
  AMQP::Address Own("rabbit", 5671, AMQP::Login("orders", std::getenv("AMQP_PASSWORD")), "/");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  AMQP::Login Told("orders", "br0ker-Pa55");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  AmqpClient::Channel::Create("rabbit", 5672, "orders", "br0ker-Pa55");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  AmqpClient::Channel::CreateFromUri("amqps://orders:br0ker-Pa55@rabbit/");
  AmqpClient::Channel::CreateFromUri(std::getenv("AMQP_URL"));
}

void routes(httplib::Server &Srv, amqp_socket_t *Socket) {
  Srv.Get("/peek", [=](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    amqp_socket_open(Socket, Req.get_param_value("host").c_str(), 5671);
    amqp_socket_open(Socket, "rabbit", 5671);
  });
}
