// Every row of the model is used, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s %S/restbed-auth.cpp %S/restbed-handler.cpp -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^restbed:" %t
// RUN: %both %s portcullis-cross-site-scripting,portcullis-header-injection,portcullis-open-redirect,portcullis-path-traversal,portcullis-log-injection,portcullis-sql-injection,portcullis-plaintext-listener,portcullis-missing-rate-limit,portcullis-missing-authentication,portcullis-cors-wildcard-origin,portcullis-hardcoded-credential,portcullis-weak-tls-version,portcullis-insecure-cookie -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <restbed>
#include <sqlite3.h>

using namespace restbed;
using Client = std::shared_ptr<Session>;

void page(const Client Session) {
  const auto Request = Session->get_request();
  std::string Name = Request->get_query_parameter("name", "nobody");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
  Session->close(OK, "<p>" + Name, {{"Content-Type", "text/html"}});
  Session->close(OK, "<p>" + Name, {{"Content-Type", "text/plain"}});
  Session->close(OK, "<p>" + std::to_string(Request->get_query_parameter("n", 0)), {{"Content-Type", "text/html"}});
}

void untyped(const Client Session) {
  const auto Request = Session->get_request();
  std::string Name = Request->get_query_parameter("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
  Session->close(OK, "<p>" + Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
  Session->close("<p>" + Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
  Session->close(String::to_bytes("<p>" + Name));
  Session->close(OK, "{\"name\": \"" + Name + "\"}"); // No browser takes that for a page.
  Session->yield(OK, "<p>" + Uri::encode_parameter(Name));
}

void body(const Client Session) {
  const auto Request = Session->get_request();
  if (!Request->has_header("Content-Length") || !Request->has_query_parameter("to"))
    return Session->close(BAD_REQUEST);
  Session->fetch(Request->get_header("Content-Length", 0), [Request](const Client Session, const Bytes &Body) {
    std::string Text(reinterpret_cast<const char *>(Body.data()), Body.size());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches an HTML response
    Session->close(OK, "<p>" + Text, {{"Content-Type", "text/html"}});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches a log line
    std::clog << String::to_string(Body);
    std::string Old;
    Request->get_body(Old);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches a file path
    std::ifstream ByOld("/srv/" + Old);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches a file path
    std::ifstream ByBody("/srv/" + String::to_string(Request->get_body()));
    Response Made;
    Made.set_status_code(OK);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches an HTML response
    Made.set_body("<p>" + Text);
    Session->close(Made);
  });
}

void headers(const Client Session) {
  const auto Request = Session->get_request();
  std::string Name = Request->get_query_parameter("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a response header
  Session->set_header("X-Name", Name);
  Session->set_header("X-Name", Uri::encode(Name));
  Session->set_header("X-Name", Request->get_header("X-Name")); // A header holds no line break.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  Session->add_header("Access-Control-Allow-Origin", "*");
  Session->add_header("Access-Control-Allow-Origin", "https://shop.example");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  Session->set_headers({{"Access-Control-Allow-Origin", "*"}});
// CHECK-DAG: {{^}}[[#@LINE+2]]:{{.*}} query parameter 'to' reaches the target of a redirect
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'to' reaches a response header
  Session->close(302, "", {{"Location", Request->get_query_parameter("to")}});
  Session->close(302, {{"Location", "/page"}});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session'
  Session->close(OK, {{"Set-Cookie", "session=1"}});
}

void files(const Client Session) {
  const auto Request = Session->get_request();
  std::string Name = Request->get_query_parameter("file");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
  std::ifstream ByPath("/srv" + Request->get_path());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  std::ifstream Lower("/srv/" + String::lowercase(Name));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  std::ifstream Replaced("/srv/" + String::replace("a", "b", Name));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  std::ifstream Formatted(String::format("/srv/%s", Name.c_str()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  std::ifstream ByUri("/srv/" + Uri::decode(Name));
  std::ifstream Known("/srv/known");
  Session->close(OK);
}

void logs(const Client Session, Logger &Log) {
  const auto Request = Session->get_request();
  std::string Name = Request->get_query_parameter("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
  Log.log(Logger::INFO, "name %s", Name.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
  Log.log_if(true, Logger::INFO, "name %s", Name.c_str());
  Log.log(Logger::INFO, "%s from %s", Request->get_method().c_str(), Session->get_origin().c_str());
}

void socket(const Client Session) {
  Session->upgrade(101, [](const std::shared_ptr<WebSocket> Socket) {
    Socket->set_message_handler([](const std::shared_ptr<WebSocket> Socket, const std::shared_ptr<WebSocketMessage> Message) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches a log line
      std::clog << String::to_string(Message->get_data());
      Socket->send("seen");
    });
  });
  Session->sleep_for(std::chrono::milliseconds(10), [](const Client Session) { Session->close(OK); });
}

sqlite3 *Base;

void erase(const Client Session) {
  sqlite3_exec(Base, "DELETE FROM items", nullptr, nullptr, nullptr);
  Session->close(OK);
}

void open() {
  auto Item = std::make_shared<Resource>();
  Item->set_path("/items/{id: [0-9]+}");
  Item->set_default_header("Connection", "close");
  Item->set_method_handler("GET", page);
  Item->set_method_handler("DELETE", erase);
  auto Many = std::make_shared<Resource>();
  Many->set_paths({"/old", "/older"});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  Many->set_default_headers({{"Access-Control-Allow-Origin", "*"}});
  Many->set_method_handler("POST", {{"Accept", "text/plain"}}, body);
  Service Server;
  Server.publish(Item);
  Server.publish(Many);
  auto Settings = std::make_shared<restbed::Settings>();
  Settings->set_port(8080);
  Settings->set_default_header("Connection", "close");
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no route of this server asks who the client is
  Server.start(Settings);
  Server.stop();
}

void plain() {
  Service Server;
  auto *Settings = new restbed::Settings;
  Settings->set_bind_address("0.0.0.0");
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Server.start(std::shared_ptr<restbed::Settings>(Settings));
}

void local() {
  Service Server;
  auto *Settings = new restbed::Settings;
  Settings->set_bind_address("127.0.0.1");
  Server.start(std::shared_ptr<restbed::Settings>(Settings));
}

void secure() {
  auto Tls = std::make_shared<SSLSettings>();
  Tls->set_http_disabled(true);
  Tls->set_private_key(Uri("file:///etc/shop.key"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} TLS
  Tls->set_tlsv1_enabled(true);
  Tls->set_sslv3_enabled(false);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Tls->set_passphrase("Tr0ub4dor&3");
  Tls->set_passphrase(std::getenv("TLS_KEY_PASSWORD"));
  auto *Settings = new restbed::Settings;
  Settings->set_port(8443);
  Settings->set_bind_address("0.0.0.0");
  Settings->set_ssl_settings(Tls);
  Service Server;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of
  Server.start(std::shared_ptr<restbed::Settings>(Settings));
}
