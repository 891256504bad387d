// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^toml11:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-hardcoded-credential -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <string>
#include <toml11/toml.hpp>

void routes(httplib::Server &Srv) {
  Srv.Post("/read", [](const httplib::Request &Req, httplib::Response &) {
    toml::value Doc = toml::parse_str(Req.body), Own = toml::parse_str("dir = 'a'");
    if (!Doc.contains("dir") || !Doc["dir"].is_string() || Doc.size() > 9)
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(toml::find<std::string>(Doc, "dir").c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(toml::find_or(Doc, "dir", std::string("none")).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(toml::get<std::string>(Doc.at("dir")).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(toml::get_or(Doc["dir"], std::string("none")).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].as_string().c_str());
    for (toml::value &Element : Doc["list"].as_array())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Element.as_string().c_str());
    std::system(("head -n " + std::to_string(Doc["n"].as_integer())).c_str());
    std::system(toml::find<std::string>(Own, "dir").c_str());
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    toml::parse("conf/" + Req.get_param_value("name"));
    toml::value Doc = toml::parse("conf/a.toml");
    std::system(toml::find<std::string>(Doc, "dir").c_str());
  });
}

// A configuration says it, or the code does.
void keys() {
  toml::value Conf = toml::parse("server.toml");
  httplib::Client Api("https://api.example.org");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  Api.set_bearer_token_auth(toml::find_or(Conf, "token", std::string("s3cr3t-0f-the-t0ken")).c_str());
  Api.set_bearer_token_auth(toml::find<std::string>(Conf, "token").c_str());
}
