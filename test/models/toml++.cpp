// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^toml++:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-hardcoded-credential -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <sstream>
#include <string>
#include <toml++/toml.hpp>

void routes(httplib::Server &Srv) {
  Srv.Post("/read", [](const httplib::Request &Req, httplib::Response &) {
    toml::table Doc = toml::parse(Req.body), Own = toml::parse("dir = 'a'");
    if (!Doc.contains("dir") || !Doc["dir"] || !Doc["dir"].is_string())
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].value<std::string>()->c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["conf"]["dir"].value_or("none").c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc.at_path("conf.dir").as_string()->get().c_str());
    for (toml::node &Element : *Doc["list"].as_array())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Element.value<std::string>().value().c_str());
    std::system(("head -n " + std::to_string(Doc["n"].value_or(3))).c_str());
    std::system(Own["dir"].value_or("none").c_str());
    toml::table Named = toml::parse(Req.body, Req.get_param_value("name"));
    std::istringstream Stream(Req.body);
    toml::table Streamed = toml::parse(Stream);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Streamed["dir"].value_or("none").c_str());
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    toml::table Doc;
    toml::array List;
    Doc.insert_or_assign("dir", Req.body);
    Doc.insert_or_assign("gone", Req.body);
    Doc.insert_or_assign("fixed", "a");
    Doc.erase("gone");
    List.push_back(Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].value<std::string>()->c_str());
    std::system(Doc["gone"].value<std::string>()->c_str());
    std::system(Doc["fixed"].value<std::string>()->c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(List[0].value<std::string>()->c_str());
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    toml::parse_file("conf/" + Req.get_param_value("name"));
    toml::table Doc = toml::parse_file("conf/a.toml");
    std::system(Doc["dir"].value_or("ls").c_str());
  });
}

// A configuration says it, or the code does.
void keys() {
  toml::table Conf = toml::parse_file("server.toml");
  httplib::Client Api("https://api.example.org");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  Api.set_bearer_token_auth(Conf["token"].value_or("s3cr3t-0f-the-t0ken"));
  Api.set_bearer_token_auth(Conf["token"].value<std::string>().value());
}
