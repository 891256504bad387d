// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^grpc:" %t
// RUN: %both %s portcullis-plaintext-listener,portcullis-tls-verification-disabled,portcullis-hardcoded-credential,portcullis-server-side-request-forgery,portcullis-unbounded-body -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <grpcpp/grpcpp.h>
#include <httplib.h>
#include <memory>
#include <string>

std::unique_ptr<grpc::Server> open() {
  grpc::ServerBuilder Builder;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0:50051' without TLS
  Builder.AddListeningPort("0.0.0.0:50051", grpc::InsecureServerCredentials());
  return Builder.BuildAndStart();
}

std::unique_ptr<grpc::Server> openByName() {
  grpc::ServerBuilder Builder;
  std::string Address("[::]:50051");
  auto Credentials = grpc::InsecureServerCredentials();
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '[::]:50051' without TLS
  Builder.AddListeningPort(Address, Credentials);
  Builder.SetMaxReceiveMessageSize(1 << 20);
  return Builder.BuildAndStart();
}

std::unique_ptr<grpc::Server> byTls() {
  grpc::ServerBuilder Builder;
  grpc::SslServerCredentialsOptions Options;
  Builder.AddListeningPort("0.0.0.0:50051", grpc::SslServerCredentials(Options));
  return Builder.BuildAndStart();
}

std::unique_ptr<grpc::Server> near() {
  grpc::ServerBuilder Builder;
  Builder.AddListeningPort("127.0.0.1:50051", grpc::InsecureServerCredentials());
  Builder.AddListeningPort("unix:///run/orders.sock", grpc::InsecureServerCredentials());
  return Builder.BuildAndStart();
}

std::unique_ptr<grpc::Server> asTold(const std::string &Address, std::shared_ptr<grpc::ServerCredentials> Told, bool ByTls) {
  grpc::ServerBuilder Builder, Other;
  Builder.AddListeningPort(Address, Told);
  Other.AddListeningPort("0.0.0.0:50051", ByTls ? grpc::SslServerCredentials({}) : grpc::InsecureServerCredentials());
  return Builder.BuildAndStart();
}

void clients() {
  grpc::experimental::TlsChannelCredentialsOptions Options;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Options.set_verify_server_certs(false);
  Options.set_verify_server_certs(true);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  auto Fixed = grpc::AccessTokenCredentials("q8Zr1Lx5Vn2Kc7Wd4Ty9Bm3Hs6Jf0Pg8");
  auto Own = grpc::AccessTokenCredentials(std::getenv("ORDERS_TOKEN"));
}

void routes(httplib::Server &Srv) {
  Srv.Get("/peek", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    grpc::CreateChannel(Req.get_param_value("host"), grpc::SslCredentials({}));
    grpc::CreateChannel("orders:50051", grpc::SslCredentials({}));
  });
}
