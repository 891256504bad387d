// Helpers that many routes share, and routes for who has logged in before.
// RUN: %both %s portcullis-missing-rate-limit -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <string>

using json = nlohmann::json;

int waitOf(const std::string &User);
bool isRight(const std::string &User, const std::string &Password);
bool isSession(const std::string &Token);
void keep(const json &Document);

// Only the login hands 429 to it.
static void refuse(httplib::Response &Res, int Status) { Res.status = Status; }

static bool isKnown(const httplib::Request &Req) {
  auto It = Req.headers.find("Authorization");
  return It != Req.headers.end() && isSession(It->second);
}

// Putting a password into a document reads none.
static void save(const std::string &Title) {
  json Document;
  Document["title"] = Title;
  Document["password"] = "unset";
  keep(Document);
}

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &Res) {
    json Body = json::parse(Req.body);
    std::string User = Body["user"].get<std::string>();
    if (waitOf(User) > 0)
      return refuse(Res, 429);
    if (!isRight(User, Body["password"].get<std::string>()))
      refuse(Res, 401);
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/enter' without limit
  Srv.Post("/enter", [](const httplib::Request &Req, httplib::Response &Res) {
    json Body = json::parse(Req.body);
    if (!isRight(Body["user"].get<std::string>(),
                 Body["password"].get<std::string>()))
      refuse(Res, 401);
  });
  Srv.Post("/users", [](const httplib::Request &Req, httplib::Response &Res) {
    if (!isKnown(Req))
      return refuse(Res, 401);
    json Body = json::parse(Req.body);
    Res.set_content(Body["password"].get<std::string>().empty() ? "no" : "yes",
                    "text/plain");
  });
  Srv.Post("/notes", [](const httplib::Request &Req, httplib::Response &Res) {
    if (Req.get_param_value("token").empty())
      return refuse(Res, 401);
    save(Req.get_param_value("title"));
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/any/.*' without limit
  Srv.Post("/any/.*", [](const httplib::Request &Req, httplib::Response &Res) {
    json Body = json::parse(Req.body);
    bool IsRight = Req.path == "/any/login"
                       ? isRight("root", Body["password"].get<std::string>())
                       : isKnown(Req);
    if (!IsRight)
      refuse(Res, 401);
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 4 routes
  Srv.listen("0.0.0.0", 8080);
}
