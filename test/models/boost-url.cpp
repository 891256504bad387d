// Every row of the model is used. The header follows Boost 1.81.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include/boost-url %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include/boost-url > %t
// RUN: not grep "^boost-url:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-server-side-request-forgery -- -std=c++17 -I%inputs/include/boost-url | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <fstream>
#include <httplib.h>
#include <string>

#include <boost/url.hpp>

namespace urls = boost::urls;

void paths(const httplib::Request &Req) {
  auto Url = urls::parse_origin_form(Req.target);
  if (!Url || !Url.has_value())
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Path("/srv" + Url->path());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Encoded("/srv" + std::string(Url->encoded_path()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Decoded("/srv" + Url->encoded_path().decode());
  for (const std::string Segment : Url.value().segments())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
    std::ifstream One("/srv/" + Segment);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Last("/srv/" + (*Url).segments().back());
  if (Url->path() == "/known")
    std::ifstream Known(Url->path());
}

void queries(const httplib::Request &Req) {
  urls::url_view Url(Req.target);
  for (const auto Each : Url.params())
    if (Each.key == "name")
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Each.value.c_str());
  if (!Url.params().contains("name"))
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  std::system((*Url.params().find("name")).value.c_str());
  urls::params_view Params(std::string(Url.encoded_query()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  std::system((*Params.find("name")).value.c_str());
}

void connect(const httplib::Request &Req) {
  urls::url_view Url = urls::parse_uri(Req.body).value();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the host of an outgoing request
  httplib::Client Client(Url.host());
  urls::url Other("https://shop.example/");
  Other.set_path(Req.body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  std::system(Other.buffer().data());
  httplib::Client Safe("https://shop.example");
  Safe.Get("/" + urls::encode(Req.body, urls::unreserved_chars));
}
