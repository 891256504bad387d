// Every row of the model is used, with the names of Drogon 1.9 that it speaks of.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s %S/drogon-cookies.cpp -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^drogon:" %t
// RUN: %both %s portcullis-server-side-request-forgery,portcullis-cross-site-scripting -- %flags | FileCheck %s --implicit-check-not=warning:
#include <functional>
#include <httplib.h>
#include <memory>
#include <string>

namespace drogon {
class HttpRequest;
class HttpResponse;
using HttpRequestPtr = std::shared_ptr<HttpRequest>;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
class HttpClient {
public:
  static std::shared_ptr<HttpClient> newHttpClient(const std::string &Host);
};
class WebSocketClient {
public:
  static std::shared_ptr<WebSocketClient> newWebSocketClient(const std::string &Host);
};
class HttpAppFramework {
public:
  HttpAppFramework &addListener(const std::string &Address, uint16_t Port, bool UsesTls = false,
                                const std::string &Certificate = "", const std::string &Key = "",
                                bool UsesOldTls = false);
  void forward(const HttpRequestPtr &Req,
               std::function<void(const HttpResponsePtr &)> &&Answer,
               const std::string &Host);
};
HttpAppFramework &app();
namespace utils {
std::string urlEncode(const std::string &Text);
}
struct HttpViewData {
  static std::string htmlTranslate(const std::string &Text);
};
} // namespace drogon

void routes(httplib::Server &Srv) {
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Text = Req.get_param_value("t");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
    auto Client = drogon::HttpClient::newHttpClient("https://" + Text);
    auto Fixed = drogon::HttpClient::newHttpClient("https://" + drogon::utils::urlEncode(Text));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
    drogon::app().forward(nullptr, [](const drogon::HttpResponsePtr &) {}, Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches an HTML response
    Res.set_content(Text, "text/html");
    auto Socket = drogon::WebSocketClient::newWebSocketClient("wss://shop.example");
    drogon::app().addListener("127.0.0.1", 443, true);
    Res.set_content(drogon::HttpViewData::htmlTranslate(Text), "text/html");
  });
}
