// RUN: %both %s portcullis-sensitive-data-exposed -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>

struct User {
  std::string Name;
  std::string PasswordHash;
};

static User load(int Id);

struct Credentials {
  std::string ApiKey;
  std::string PasswordHash;
};
Credentials createApiKey(int Id);
Credentials findApiKey(int Id);

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
  // Who asks for a key is told it, once.
  Srv.Post("/keys", [](const httplib::Request &, httplib::Response &Res) {
    nlohmann::json Out = {{"api_key", createApiKey(1).ApiKey}};
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Post("/keys/old", [](const httplib::Request &, httplib::Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'api_key' is sent to the client
    nlohmann::json Out = {{"api_key", findApiKey(1).ApiKey}};
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Post("/keys/hash", [](const httplib::Request &, httplib::Response &Res) {
    nlohmann::json Out;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'password_hash' is sent to the client
    Out["password_hash"] = createApiKey(1).PasswordHash;
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
