// The decoders of bodies know no limit.
// RUN: %both %s portcullis-unbounded-body -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// RUN: %exit 1 portcullis scan --no-cache --checks=-*,portcullis-unbounded-body %s -- -std=c++20 -I%inputs/include | FileCheck %s --check-prefix=NOTES
#include <oatpp/oatpp.h>

auto answer() {
  // NOTES: [[#@LINE+1]]:10: note: bodies of any size are taken here
  return oatpp::web::server::HttpConnectionHandler::createShared();
}

auto open() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes request bodies of any size
  return oatpp::network::tcp::server::ConnectionProvider::createShared({"0.0.0.0", 8000});
}

auto local() {
  return oatpp::network::tcp::server::ConnectionProvider::createShared({"127.0.0.1", 8001});
}

auto older() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes request bodies of any size
  return oatpp::network::server::SimpleTCPConnectionProvider::createShared(8002);
}
