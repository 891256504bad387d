// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^cjson:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection,portcullis-path-traversal -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <cjson/cJSON.h>
#include <httplib.h>
#include <string>

void routes(httplib::Server &Srv) {
  Srv.Post("/read", [](const httplib::Request &Req, httplib::Response &) {
    cJSON *Doc = cJSON_Parse(Req.body.c_str()), *Own = cJSON_Parse("{\"dir\": \"a\"}");
    if (!Doc || !cJSON_HasObjectItem(Doc, "dir") || !cJSON_IsString(cJSON_GetObjectItem(Doc, "dir")))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(cJSON_GetObjectItem(Doc, "dir")->valuestring);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(Doc, "dir")));
    cJSON *Element = nullptr;
    cJSON_ArrayForEach(Element, cJSON_GetObjectItem(Doc, "list"))
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Element->valuestring);
    std::system(("head -n " + std::to_string(cJSON_GetObjectItem(Doc, "n")->valueint)).c_str());
    std::system(cJSON_GetObjectItem(Own, "dir")->valuestring);
    std::puts(cJSON_PrintUnformatted(Doc));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::puts(cJSON_GetObjectItem(Doc, "dir")->valuestring);
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    cJSON *Doc = cJSON_CreateObject(), *List = cJSON_CreateArray();
    cJSON_AddStringToObject(Doc, "dir", Req.body.c_str());
    cJSON_AddStringToObject(Doc, "fixed", "a");
    cJSON_AddItemToArray(List, cJSON_CreateString(Req.body.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(cJSON_GetObjectItem(Doc, "dir")->valuestring);
    std::system(cJSON_GetObjectItem(Doc, "fixed")->valuestring);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(cJSON_GetArrayItem(List, 0)->valuestring);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(cJSON_Print(Doc));
  });
}
