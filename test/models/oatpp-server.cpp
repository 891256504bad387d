// Listeners, what stands in front of routes, and defaults.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %both %s portcullis-plaintext-listener,portcullis-cors-wildcard-origin,portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-hardcoded-credential,portcullis-server-side-request-forgery -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <oatpp/codegen.h>
#include <oatpp/postgresql.hpp>

namespace server = oatpp::web::server;
namespace http = oatpp::web::protocol::http;

class Asks : public server::interceptor::RequestInterceptor {
public:
  std::shared_ptr<OutgoingResponse>
  intercept(const std::shared_ptr<IncomingRequest> &Req) override {
    if (!Req->getHeader(http::Header::AUTHORIZATION))
      throw http::HttpError(http::Status::CODE_401, "who?");
    return nullptr;
  }
};

class Counts : public server::interceptor::RequestInterceptor {
public:
  std::shared_ptr<OutgoingResponse>
  intercept(const std::shared_ptr<IncomingRequest> &Req) override {
    throw http::HttpError(http::Status::CODE_429, "later");
  }
};

class Users : public server::api::ApiController {
public:
  Users(const std::shared_ptr<ObjectMapper> &Mapper) : ApiController(Mapper) {}
  ENDPOINT("DELETE", "/user", remove) { return createResponse(Status::CODE_200, "removed"); }
  ENDPOINT("POST", "/proxy", proxy, BODY_STRING(String, host)) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches
    oatpp::network::tcp::client::ConnectionProvider::createShared({host, 80});
    oatpp::network::tcp::client::ConnectionProvider::createShared({"shop.example", 80});
    return createDtoResponse(Status::CODE_200, host);
  }
};

void listen() {
  using oatpp::network::tcp::server::ConnectionProvider;
  using Tls = oatpp::openssl::server::ConnectionProvider;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  ConnectionProvider::createShared({"0.0.0.0", 8000, oatpp::network::Address::IP_4});
  ConnectionProvider::createShared({"localhost", 8000, oatpp::network::Address::IP_4});
  using Simple = oatpp::network::server::SimpleTCPConnectionProvider;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Simple::createShared(8001);
  Simple::createShared("127.0.0.1", 8002);
  auto Config = oatpp::openssl::Config::createDefaultServerConfigShared("cert.pem", "key.pem");
  Tls::createShared(Config, {"0.0.0.0", 8443});
  Tls::createShared(Config, ConnectionProvider::createShared({"0.0.0.0", 8444}));
}

auto answer() { return server::HttpConnectionHandler::createShared(); }

void addInterceptors(server::HttpConnectionHandler &To) {
  To.addRequestInterceptor(std::make_shared<Asks>());
  To.addRequestInterceptor(std::make_shared<Counts>());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  To.addResponseInterceptor(std::make_shared<server::interceptor::AllowCorsGlobal>());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  To.addResponseInterceptor(std::make_shared<server::interceptor::AllowCorsGlobal>("*"));
  To.addResponseInterceptor(
      std::make_shared<server::interceptor::AllowCorsGlobal>("https://shop.example"));
}

auto connect() {
  oatpp::String Url = "postgresql://shop.example/shop";
  return std::make_shared<oatpp::postgresql::ConnectionProvider>(Url);
}
