// Every row of the model is used, with the names of cpprestsdk 2.10 that it speaks
// of.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s %S/cpprest-headers.cpp %S/cpprest-listener.cpp %S/clients.cpp -- -std=c++20 > %t
// RUN: not grep "^cpprest:" %t
// RUN: %both %s portcullis-server-side-request-forgery -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <string>

namespace web {
class uri {
public:
  uri(const char *Text);
  uri(const std::string &Text);
  const std::string &host() const;
  uri authority() const;
  std::string to_string() const;
  static std::string encode_uri(const std::string &Text);
};
class uri_builder {
public:
  uri_builder(const uri &Begin);
  uri_builder &append_path(const std::string &Path);
  uri_builder &append_query(const std::string &Query);
  uri_builder &set_host(const std::string &Host);
  std::string to_string() const;
  uri to_uri() const;
};
namespace http {
namespace client {
class http_client {
public:
  http_client(const uri &Base);
};
} // namespace client
} // namespace http
} // namespace web

void routes(httplib::Server &Srv) {
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &) {
    using web::http::client::http_client;
    std::string Text = Req.get_param_value("t");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
    http_client Any(Text);
    web::uri_builder Item(web::uri("https://shop.example/"));
    Item.append_path(Text).append_query(Text);
    http_client Fixed(Item.to_uri());
    web::uri_builder Host(web::uri("https://shop.example/"));
    Host.set_host(Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
    http_client Other(Host.to_uri());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
    http_client Again(web::uri(web::uri(Text).authority().to_string()).host());
    http_client Encoded("https://shop.example." + web::uri::encode_uri(Text));
    http_client Named(Item.to_string());
  });
}
