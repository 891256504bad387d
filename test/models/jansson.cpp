// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^jansson:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection,portcullis-path-traversal -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <jansson.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/read", [](const httplib::Request &Req, httplib::Response &) {
    json_error_t Error;
    json_t *Doc = json_loads(Req.body.c_str(), 0, &Error), *Own = json_loads("{\"dir\": \"a\"}", 0, &Error);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_string_value(json_object_get(Doc, "dir")));
    json_t *List = json_object_get(Doc, "list");
    for (size_t I = 0; I < json_array_size(List); ++I)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(json_string_value(json_array_get(List, I)));
    const char *Dir = nullptr;
    json_unpack(Doc, "{s:s}", "dir", &Dir);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Dir);
    std::system(("head -n " + std::to_string(json_integer_value(json_object_get(Doc, "n")))).c_str());
    std::system(json_string_value(json_object_get(Own, "dir")));
    std::puts(json_dumps(Doc, 0));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::puts(json_string_value(json_object_get(Doc, "dir")));
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    json_t *Doc = json_object(), *List = json_array();
    json_object_set_new(Doc, "dir", json_string(Req.body.c_str()));
    json_object_set_new(Doc, "fixed", json_string("a"));
    json_array_append_new(List, json_string(Req.body.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_string_value(json_object_get(Doc, "dir")));
    std::system(json_string_value(json_object_get(Doc, "fixed")));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_string_value(json_array_get(List, 0)));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(json_dumps(json_pack("{s:s}", "dir", Req.body.c_str()), 0));
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    std::string Name = "conf/" + Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    json_load_file(Name.c_str(), 0, nullptr);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    json_dump_file(json_object(), Name.c_str(), 0);
    std::system(json_string_value(json_object_get(json_load_file("conf/a.json", 0, nullptr), "dir")));
  });
}
