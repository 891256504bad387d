// RUN: %both %s portcullis-open-redirect -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <cctype>
#include <set>
#include <sstream>
#include <string>

using httplib::Request;
using httplib::Response;

static const std::set<std::string> Known = {"/home", "https://pay.example/"};

static std::string hostOf(const std::string &Url) {
  size_t Begin = Url.find("://") + 3;
  return Url.substr(Begin, Url.find('/', Begin) - Begin);
}

static bool isLocal(const std::string &Path) {
  return !Path.empty() && Path[0] == '/' && (Path.size() < 2 || Path[1] != '/');
}

static std::string base() {
  const char *Base = std::getenv("BASE_URL");
  return Base ? Base : "https://shop.example";
}

static void plain(httplib::Server &Srv) {
  Srv.Get("/a", [](const Request &Req, Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'next' reaches the target of a redirect
    Res.set_redirect(Req.get_param_value("next"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'next' reaches the target of a redirect
    Res.set_header("Location", Req.get_param_value("next"));
    Res.set_header("X-Next", Req.get_param_value("next"));
  });
  Srv.Post("/b", [](const Request &Req, Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches the target of a redirect
    Res.set_redirect(Req.body, 303);
    Res.set_redirect(Req.get_header_value("Referer"));
    Res.set_redirect("https://" + Req.get_header_value("Host") + Req.path);
    Res.set_redirect(Req.path + "/");
    Res.set_redirect("https://shop.example" + Req.path);
  });
}

static void joined(httplib::Server &Srv) {
  Srv.Get("/c", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect("/" + To);
    Res.set_redirect("/u/" + To);
    Res.set_redirect("u?id=" + To);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect("https://" + To + "/start");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect("https://shop.example" + To);
    Res.set_redirect("https://shop.example/" + To);
    Res.set_redirect(base() + "/" + To);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect((Req.has_param("tls") ? "https://" : "http://") + To);
  });
  Srv.Get("/d", [](const Request &Req, Response &Res) {
    std::ostringstream Bad, Good;
    Bad << "//" << Req.get_param_value("to");
    Good << "https://shop.example/" << Req.get_param_value("to");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect(Bad.str());
    Res.set_redirect(Good.str());
    char Url[100];
    snprintf(Url, sizeof(Url), "https://%s/", Req.get_param_value("to").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect(Url);
    snprintf(Url, sizeof(Url), "%s/%d?to=%s", "https://a.example", 1,
             Req.get_param_value("to").c_str());
    Res.set_redirect(Url);
  });
}

static void tested(httplib::Server &Srv) {
  Srv.Get("/e", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
    if (Known.count(To))
      Res.set_redirect(To);
    if (To == "/home")
      Res.set_redirect(To);
    if (To.rfind("https://shop.example/", 0) == 0)
      Res.set_redirect(To);
    if (To.rfind("https://", 0) == 0)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
      Res.set_redirect(To);
    if (Known.count(hostOf(To)))
      Res.set_redirect(To);
    if (hostOf(To) == "shop.example")
      Res.set_redirect(To);
    if (isLocal(To))
      Res.set_redirect(To);
    Res.set_redirect(isLocal(To) ? To : "/");
  });
  Srv.Get("/f", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
    if (To.empty() || To[0] != '/' || (To.size() > 1 && To[1] == '/'))
      To = "/";
    Res.set_redirect(To);
  });
  Srv.Get("/g", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
    if (To.empty() || To.front() != '/')
      To = "/";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect(To);
  });
  Srv.Get("/h", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
    if (To.find("://") != std::string::npos || To.rfind("//", 0) == 0)
      return;
    Res.set_redirect(To);
  });
  Srv.Get("/i", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
    if (To.find("://") != std::string::npos)
      return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
    Res.set_redirect(To);
  });
  Srv.Get("/j", [](const Request &Req, Response &Res) {
    std::string To = Req.get_param_value("to");
    if (To.compare(0, 1, "/") == 0 && To.compare(0, 2, "//") != 0)
      Res.set_redirect(To);
    if (To.find("//") == std::string::npos)
      Res.set_redirect(To);
    if (!To.empty() && !std::isalnum(To[0]))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches the target of a redirect
      Res.set_redirect(To);
  });
}

int main() {
  httplib::Server Srv;
  plain(Srv);
  joined(Srv);
  tested(Srv);
  Srv.Get(R"(/go/(.*))", [](const Request &Req, Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches the target of a redirect
    Res.set_redirect(Req.matches[1].str());
    Res.set_redirect("/to/" + Req.matches[1].str());
  });
  Srv.Get(R"(/at/([^/]+))", [](const Request &Req, Response &Res) {
    Res.set_redirect("/" + Req.matches[1].str());
    Res.set_redirect("/page/" + std::to_string(std::stoi(Req.matches[1])));
  });
  Srv.listen("127.0.0.1", 8080);
}
