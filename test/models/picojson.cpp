// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^picojson:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <picojson/picojson.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/read", [](const httplib::Request &Req, httplib::Response &) {
    picojson::value Doc, Own;
    std::string Error = picojson::parse(Doc, Req.body);
    if (!Error.empty() || !Doc.is<picojson::object>() || !Doc.contains("dir"))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc.get("dir").get<std::string>().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc.get<picojson::object>()["dir"].to_str().c_str());
    for (const picojson::value &Element : Doc.get("list").get<picojson::array>())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Element.get<std::string>().c_str());
    std::system(("head -n " + std::to_string(Doc.get("n").get<double>())).c_str());
    picojson::parse(Own, "{\"dir\": \"a\"}");
    std::system(Own.get("dir").get<std::string>().c_str());
    std::cout << Doc.serialize();
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::cout << Doc.get("dir").to_str();
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    picojson::object Members, Fixed;
    Members["dir"] = picojson::value(Req.body);
    Fixed["dir"] = picojson::value(std::string("a"));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(picojson::value(Members).serialize().c_str());
    std::system(picojson::value(Fixed).serialize().c_str());
  });
}
