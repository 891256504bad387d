// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^cxxopts:" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-path-traversal -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cxxopts/cxxopts.hpp>
#include <httplib.h>
#include <string>

void tokens(httplib::Client &Api, int Count, char **Arguments) {
  cxxopts::Options Options("server");
  cxxopts::ParseResult Given = Options.parse(Count, Arguments);
  if (Given.count("token") && Given["token"].count() == 1)
    Api.set_bearer_token_auth(Given["token"].as<std::string>().c_str());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  Api.set_bearer_token_auth("s3cr3t-0f-the-t0ken");
}
