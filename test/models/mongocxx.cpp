// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^mongocxx:" %t
#include <mongocxx/uri.hpp>

mongocxx::uri all(const std::string &Text) { return mongocxx::uri(Text); }
