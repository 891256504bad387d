// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^inih:" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-path-traversal -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <inih/INIReader.h>
#include <string>

void tokens(httplib::Client &Api) {
  INIReader Conf("server.ini");
  Api.set_bearer_token_auth(Conf.Get("api", "token", "").c_str());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  Api.set_bearer_token_auth(Conf.Get("api", "token", "s3cr3t-0f-the-t0ken").c_str());
}

void routes(httplib::Server &Srv) {
  Srv.Get("/conf", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    INIReader Conf("conf/" + Req.get_param_value("name"));
  });
}
