// What a handler of Crow returns is sent, and what a template shows.
// RUN: %both %s portcullis-sensitive-data-exposed -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include "crow.h"

struct Account {
  std::string Name;
  std::string PasswordHash;
};
Account find(const std::string &Id);

int main() {
  crow::SimpleApp App;
  CROW_ROUTE(App, "/a")([](const std::string &Id) {
    Account A = find(Id);
    crow::json::wvalue Out;
    Out["name"] = A.Name;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Out["password_hash"] = A.PasswordHash;
    return Out;
  });
  CROW_ROUTE(App, "/b")([](const std::string &Id) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    return find(Id).PasswordHash;
  });
  CROW_ROUTE(App, "/c")([](const std::string &Id) {
    crow::json::wvalue Out;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Out["password"] = find(Id).PasswordHash;
    return crow::mustache::load("profile.html").render(Out);
  });
  CROW_ROUTE(App, "/e")([](const std::string &Id) {
    std::vector<crow::json::wvalue> List;
    auto Add = [&List](const Account &A) {
      crow::json::wvalue One;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
      One["password"] = A.PasswordHash;
      List.emplace_back(One);
    };
    Add(find(Id));
    crow::json::wvalue Out;
    Out["users"] = std::move(List);
    return Out;
  });
  CROW_ROUTE(App, "/d")([](const std::string &Id) {
    Account A = find(Id);
    crow::json::wvalue Out;
    Out["name"] = A.Name;
    Out["has_password"] = A.PasswordHash.empty() ? 0 : 1;
    return Out;
  });
  // What no route runs sends nothing.
  auto Unused = [](const std::string &Id) { return find(Id).PasswordHash; };
  App.port(8080).run();
}
