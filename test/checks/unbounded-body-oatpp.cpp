// The decoders of bodies know no limit.
// RUN: %both %s portcullis-unbounded-body -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <oatpp/oatpp.h>

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
