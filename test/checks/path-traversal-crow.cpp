// RUN: %both %s portcullis-path-traversal -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// Crow: <string> is one segment of the URL, <path> is the rest of it.
#include <crow.h>
#include <fstream>
#include <string>

int main() {
  crow::SimpleApp App;
  CROW_ROUTE(App, "/u/<string>")([](std::string Id) {
    std::ifstream File("data/" + Id + ".json");
    return "";
  });
  CROW_ROUTE(App, "/p/<path>")([](std::string Id) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'Id' reaches a file path
    std::ifstream File("data/" + Id + ".json");
    return "";
  });
  CROW_ROUTE(App, "/w/<string>")([](std::string Id) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'Id' reaches a file path
    std::ifstream File("data/" + Id + "/avatar.png");
    return "";
  });
}
