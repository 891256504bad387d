// RUN: %both %s portcullis-sensitive-data-exposed -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>

struct User {
  std::string Name;
  std::string PasswordHash;
};

static User load(int Id);

int main() {
  httplib::Server Srv;
  Srv.Get("/me", [](const httplib::Request &, httplib::Response &Res) {
    User Me = load(1);
    nlohmann::json Out;
    Out["name"] = Me.Name;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Out["password_hash"] = Me.PasswordHash;
    Res.set_content(Out.dump(), "application/json");
  });
  // That a password must be changed is no password.
  Srv.Get("/status", [](const httplib::Request &, httplib::Response &Res) {
    nlohmann::json Out;
    Out["mustChangePassword"] = load(1).Name == "new";
    Out["passwordChangeRequired"] = load(1).Name;
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Get("/erased", [](const httplib::Request &, httplib::Response &Res) {
    User Me = load(1);
    nlohmann::json Out;
    Out["name"] = Me.Name;
    Out["password"] = Me.PasswordHash.substr(1);
    Out.erase("password");
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Post("/login", [](const httplib::Request &, httplib::Response &Res) {
    nlohmann::json Out;
    std::string AccessToken = load(1).Name;
    Out["access_token"] = AccessToken;
    Res.set_content(Out.dump(), "application/json");
  });
}
