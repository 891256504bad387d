// Every row of the model for Boost is used; those for Asio alone name the same.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: grep "^asio:" %t | count 7
#include <boost/asio.hpp>
#include <string>

void connect(const std::string &Host) {
  using boost::asio::ip::tcp;
  boost::asio::io_context Context;
  tcp::resolver Resolver(Context);
  Resolver.resolve(Host, "80");
  Resolver.resolve(tcp::v4(), Host, "80");
  boost::asio::ip::make_address(Host);
}
