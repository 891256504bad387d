// Every row of the model is used, with the names of Poco 1.11 that it speaks of.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s %S/poco-cookies.cpp %S/poco-tls.cpp -- -std=c++20 > %t
// RUN: not grep "^poco:" %t
// RUN: %both %s portcullis-server-side-request-forgery -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <string>

namespace Poco {
class URI {
public:
  explicit URI(const std::string &Text);
  std::string toString() const;
  const std::string &getHost() const;
  std::string getAuthority() const;
  static void encode(const std::string &Text, const std::string &Reserved, std::string &Out);
};
namespace Net {
class HTTPClientSession {
public:
  HTTPClientSession();
  explicit HTTPClientSession(const std::string &Host, unsigned short Port = 80);
  void setHost(const std::string &Host);
};
class HTTPSClientSession : public HTTPClientSession {
public:
  explicit HTTPSClientSession(const std::string &Host, unsigned short Port = 443);
};
} // namespace Net
} // namespace Poco

void routes(httplib::Server &Srv) {
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &) {
    Poco::URI Url(Req.get_param_value("url"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
    Poco::Net::HTTPClientSession Plain(Url.getHost());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
    Poco::Net::HTTPSClientSession Secure(Poco::URI(Url.toString()).getAuthority());
    Poco::URI Item("https://shop.example/" + Req.get_param_value("item"));
    Plain.setHost(Item.getHost());
    std::string Name;
    Poco::URI::encode(Req.get_param_value("name"), "", Name);
    Plain.setHost(Name + ".shop.example");
  });
}
