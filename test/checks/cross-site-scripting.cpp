// RUN: %both %s portcullis-cross-site-scripting -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include "crow.h"
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>

using httplib::Request;
using httplib::Response;

static std::string escaped(const std::string &Text) {
  std::string Out;
  for (char C : Text) {
    if (C == '<')
      Out += "&lt;";
    else if (C == '&')
      Out += "&amp;";
    else
      Out += C;
  }
  return Out;
}

static std::string escapedBySwitch(const std::string &Text) {
  std::ostringstream Out;
  for (char C : Text)
    switch (C) {
    case '<':
      Out << "&lt;";
      break;
    case '>':
      Out << "&gt;";
      break;
    default:
      Out << C;
    }
  return Out.str();
}

static void replaceAll(std::string &Text, const std::string &What, const std::string &With) {
  for (size_t At = 0; (At = Text.find(What, At)) != std::string::npos; At += With.size())
    Text.replace(At, What.size(), With);
}

static std::string filled(std::string Page, const std::string &What, const std::string &With) {
  for (size_t At = 0; (At = Page.find(What, At)) != std::string::npos; At += With.size())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches an HTML response
    Page.replace(At, What.size(), With);
  return Page;
}

static std::string replaced(std::string Text, const std::string &What, const std::string &With) {
  size_t At = 0;
  while ((At = Text.find(What, At)) != std::string::npos) {
    Text.replace(At, What.size(), With);
    At += With.size();
  }
  return Text;
}

static void pages(httplib::Server &Srv) {
  Srv.Get("/files/(.*)", [](const Request &Req, Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches an HTML response
    Res.set_content("<p>No " + Req.path + "</p>", "text/html");
  });
  Srv.Get("/a", [](const Request &Req, Response &Res) {
    std::string Name = Req.get_param_value("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
    Res.set_content("<p>" + Name + "</p>", "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an HTML response
    Res.set_content(Name.c_str(), Name.size(), "text/html; charset=utf-8");
    Res.set_content(Name, "text/plain");
    Res.set_content("{\"name\": \"" + Name + "\"}", "application/json");
    Res.set_content("<p>" + escaped(Name) + "</p>", "text/html");
    Res.set_content("<p>" + escapedBySwitch(Name) + "</p>", "text/html");
    Res.set_content("<p>" + std::to_string(Name.size()) + "</p>", "text/html");
    Res.set_content("<p>" + Req.get_header_value("User-Agent") + "</p>", "text/html");
    Res.set_content("<p>No " + Req.path + "</p>", "text/html");
    Res.set_content("<p>No " + Req.target + "</p>", "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    Res.set_content(nlohmann::json{{"name", Name}}.dump(), "text/html");
  });
  Srv.Post("/b", [](const Request &Req, Response &Res) {
    std::string Text = Req.get_param_value("text");
    Res.set_content(filled("<p>{{text}}</p>", "{{text}}", Text), "text/html");
    Res.set_content("<p>" + replaced(replaced(Text, "&", "&amp;"), "<", "&lt;"), "text/html");
    Res.set_content(std::regex_replace(Text, std::regex("<"), "&lt;"), "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    Res.set_content(std::regex_replace(Text, std::regex("script"), ""), "text/html");
    if (Text.find('<') == std::string::npos)
      Res.set_content(Text, "text/html");
    if (Text.find("<script") == std::string::npos)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
      Res.set_content(Text, "text/html");
    replaceAll(Text, "<", "&lt;");
    Res.set_content(Text, "text/html");
  });
  Srv.Post("/c", [](const Request &Req, Response &Res) {
    std::string Text = Req.get_param_value("text");
    replaceAll(Text, "\n", "<br>");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    Res.set_content(Text, "text/html");
  });
  Srv.Get("/d", [](const Request &Req, Response &Res) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    Res.body = "<p>" + Req.get_param_value("q");
    Res.set_header("Content-Type", "text/html");
  });
  Srv.Get("/e", [](const Request &Req, Response &Res) {
    Res.body = "<p>" + Req.get_param_value("q");
  });
  Srv.Get("/f", [](const Request &Req, Response &Res) {
    if (Req.has_param("json")) {
      Res.set_header("Content-Type", "application/json");
      Res.body = Req.get_param_value("q");
    } else {
      Res.set_header("Content-Type", "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
      Res.body = Req.get_param_value("q");
    }
  });
}

int main() {
  httplib::Server Srv;
  pages(Srv);
  crow::SimpleApp App;
  CROW_ROUTE(App, "/a")([](const crow::request &Req) {
    std::string Name = Req.url_params.get("name");
    if (Name.size() > 10)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
      return crow::response(200, "text/html", "<p>" + Name);
    if (Name.size() > 9)
      return crow::response(200, "text/plain", "<p>" + Name);
    if (Name.size() > 8)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
      return crow::response("html", "<p>" + Name);
    if (Name.size() > 7)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
      return crow::response(200, "<h1>Hello " + Name);
    return crow::response(200, "Hello " + Name);
  });
  CROW_ROUTE(App, "/f")([](const crow::request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    return "<html><body>" + std::string(Req.url_params.get("name")) + "</body></html>";
  });
  CROW_ROUTE(App, "/g")([](const crow::request &Req) {
    return "Hello " + std::string(Req.url_params.get("name"));
  });
  CROW_ROUTE(App, "/h")([](const crow::request &Req) {
    return crow::json::wvalue(std::string(Req.url_params.get("name")));
  });
  CROW_ROUTE(App, "/b")([](const crow::request &Req) {
    crow::response Res;
    Res.set_header("Content-Type", "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    Res.write("<p>" + std::string(Req.url_params.get("name")));
    return Res;
  });
  CROW_ROUTE(App, "/c")([](const crow::request &Req) {
    crow::response Page, Data;
    Page.set_header("Content-Type", "text/html");
    Data.set_header("Content-Type", "application/json");
    Data.write(Req.url_params.get("name"));
    return Data;
  });
  CROW_ROUTE(App, "/d")([](const crow::request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches an HTML response
    crow::response Res(200, "<p>" + std::string(Req.url_params.get("name")));
    Res.add_header("Content-Type", "text/html; charset=utf-8");
    return Res;
  });
  CROW_ROUTE(App, "/e/<string>")([](std::string Name) {
    return crow::response(200, "text/html", "<p>" + Name);
  });
  App.bindaddr("127.0.0.1").run();
}
