// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^json-c:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection,portcullis-path-traversal -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <json-c/json.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/read", [](const httplib::Request &Req, httplib::Response &) {
    json_object *Doc = json_tokener_parse(Req.body.c_str()), *Own = json_tokener_parse("{\"dir\": \"a\"}");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_object_get_string(json_object_object_get(Doc, "dir")));
    json_object *List = nullptr;
    if (!json_object_object_get_ex(Doc, "list", &List))
      return;
    for (size_t I = 0; I < json_object_array_length(List); ++I)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(json_object_get_string(json_object_array_get_idx(List, I)));
    std::system(("head -n " + std::to_string(json_object_get_int(json_object_object_get(Doc, "n")))).c_str());
    std::system(json_object_get_string(json_object_object_get(Own, "dir")));
    std::puts(json_object_to_json_string(Doc));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::puts(json_object_get_string(json_object_object_get(Doc, "dir")));
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    json_object *Doc = json_object_new_object(), *List = json_object_new_array();
    json_object_object_add(Doc, "dir", json_object_new_string(Req.body.c_str()));
    json_object_object_add(Doc, "fixed", json_object_new_string("a"));
    json_object_array_add(List, json_object_new_string(Req.body.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_object_get_string(json_object_object_get(Doc, "dir")));
    std::system(json_object_get_string(json_object_object_get(Doc, "fixed")));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_object_get_string(json_object_array_get_idx(List, 0)));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_object_to_json_string(Doc));
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    std::string Name = "conf/" + Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    json_object_from_file(Name.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    json_object_to_file(Name.c_str(), json_object_new_object());
    std::system(json_object_get_string(json_object_object_get(json_object_from_file("conf/a.json"), "dir")));
  });
}
