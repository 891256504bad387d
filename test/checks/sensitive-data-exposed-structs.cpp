// What a struct becomes in a document, its conversion says.
// RUN: %both %s portcullis-sensitive-data-exposed -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <vector>
using nlohmann::json;

struct User {
  std::string Name, Password;
};
static void to_json(json &Out, const User &U) {
  Out["name"] = U.Name;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'password' is sent to the client
  Out["password"] = U.Password;
}

struct Careful {
  std::string name, password;
};
static void to_json(json &Out, const Careful &C) { Out = json{{"name", C.name}}; }

struct Account {
  std::string owner, iban;
};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'iban' is sent to the client
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Account, owner, iban)

struct Login {
  std::string name, password;
  NLOHMANN_DEFINE_TYPE_INTRUSIVE(Login, name, password)
};

struct Card {
  std::string owner, cvv;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'cvv' is sent to the client
  NLOHMANN_DEFINE_TYPE_INTRUSIVE(Card, owner, cvv)
};

User user();
Careful careful();
Account account();
std::vector<Card> cards();
bool check(const Login &);

int main() {
  httplib::Server Srv;
  Srv.Get("/user", [](const httplib::Request &, httplib::Response &Res) {
    json Out = user();
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Get("/careful", [](const httplib::Request &, httplib::Response &Res) {
    json Out = careful();
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Get("/account", [](const httplib::Request &, httplib::Response &Res) {
    json Out = json::array();
    Out.push_back(account());
    Res.set_content(Out.dump(), "application/json");
  });
  Srv.Get("/cards", [](const httplib::Request &, httplib::Response &Res) {
    Res.set_content(json(cards()).dump(), "application/json");
  });
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Given = json::parse(Req.body).get<Login>();
    Res.set_content(json{{"ok", check(Given)}}.dump(), "application/json");
  });
}
