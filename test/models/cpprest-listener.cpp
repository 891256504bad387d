// The rows of the model that speak of listeners.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %both %s portcullis-cross-site-scripting,portcullis-header-injection,portcullis-path-traversal,portcullis-sensitive-data-logged,portcullis-plaintext-listener,portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-cors-wildcard-origin,portcullis-sql-injection,portcullis-command-injection -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cpprest/http_listener.h>
#include <cpprest/json.h>
#include <cstdlib>
#include <fstream>

using web::http::http_request;
using web::http::methods;
using web::http::status_codes;
using web::http::experimental::listener::http_listener;
using web::http::experimental::listener::http_listener_config;
namespace json = web::json;

class Shop {
public:
  explicit Shop(const std::string &Url) : Listener(Url) {
    Listener.support(methods::GET, std::bind(&Shop::show, this, std::placeholders::_1));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} '/shop' starts a process as often
    Listener.support(methods::PUT, [this](http_request Req) { put(Req); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /shop' is there to change something
    Listener.support(methods::DEL, [](http_request Req) { Req.reply(status_codes::OK); });
  }
  pplx::task<void> open() {
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0:8080' without TLS
    return Listener.open();
  }
  void close() { Listener.close(); }

private:
  void show(http_request Req) {
    auto Parts = web::uri::split_path(web::uri::decode(Req.relative_uri().path()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    std::ifstream File("files/" + Parts[1]);
    std::ifstream Known("files/known");
    auto Query = web::uri::split_query(Req.request_uri().query());
    Req.reply(status_codes::OK, "<p>" + Query["name"], "text/html"); // As it stands there.
    Req.reply(status_codes::OK, "text " + Query["name"], "text/plain");
    web::http::http_response Res(status_codes::OK);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res.headers().add("Access-Control-Allow-Origin", "*");
    Res.headers().add(web::http::header_names::content_type, "text/plain");
    Res.headers().set_content_type("text/plain");
    Res.set_status_code(status_codes::OK);
    Res.set_body(Query["name"]);
    Res.set_body(Query["name"], "text/plain");
    Req.reply(Res);
  }

  void put(http_request Req) {
    auto Found = Req.headers().find("Authorization");
    std::string Key;
    if (Found == Req.headers().end() || !Req.headers().match("X-Key", Key))
      return (void)Req.reply(status_codes::Unauthorized);
    Req.extract_json().then([Req](pplx::task<json::value> Task) {
      json::value Body = Task.get();
      if (!Body.has_field("tool"))
        return;
      auto Tool = Body["tool"].as_string();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches a command
      std::system(("tools/" + Tool).c_str());
      std::system("tools/known");
      json::value Out = json::value::string(Tool);
      Out["text"] = json::value::string(Out.as_object().at("tool").serialize());
      Req.reply(status_codes::OK, Out);
    });
    Req.extract_string().then([Req](std::string Text) {
      web::http::http_response Res(status_codes::OK);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches a response header
      Res.headers().add("X-Text", Text);
      Res.headers().add("X-Text", web::uri::encode_data_string(Text));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches an HTML response
      Req.reply(status_codes::OK, "<p>" + Text, "text/html");
      Req.reply(status_codes::OK, "text " + Text, "text/plain");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches a command
      std::system(Text.c_str());
    });
  }

  http_listener Listener;
};

int main() {
  Shop Server("http://0.0.0.0:8080/shop");
  Server.open().wait();
  http_listener Local("http://localhost:8081/");
  Local.support([](http_request Req) { Req.reply(status_codes::OK, Req.remote_address()); });
  Local.open().wait();
  http_listener_config Config;
  Config.set_ssl_context_callback([](boost::asio::ssl::context &) {});
  http_listener Safe("https://0.0.0.0:8443/", Config);
  Safe.open().wait();
  Server.close();
}
