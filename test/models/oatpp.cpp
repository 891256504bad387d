// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^oatpp:" %t
#include <oatpp/postgresql.hpp>

auto all(const std::string &Text) {
  oatpp::String Url = Text;
  return std::make_shared<oatpp::postgresql::ConnectionProvider>(Url);
}
