// RUN: %both %s portcullis-log-injection -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <algorithm>
#include <iostream>
#include <regex>
#include <string>
#include <syslog.h>

using httplib::Request;
using httplib::Response;
using nlohmann::json;

static void logLine(const std::string &Text) { std::clog << Text << '\n'; }

static void logWhole(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
  std::clog << Text << '\n';
}

static std::string oneLine(std::string Text) {
  std::replace(Text.begin(), Text.end(), '\n', ' ');
  std::replace(Text.begin(), Text.end(), '\r', ' ');
  return Text;
}

static std::string escaped(const std::string &Text) {
  std::string Out;
  for (char C : Text) {
    if (C == '\n')
      Out += "\\n";
    else if (C == '\r')
      Out += "\\r";
    else
      Out.push_back(C);
  }
  return Out;
}

class Last {
public:
  void addTo(httplib::Server &Srv) {
    Srv.Get("/keep", [this](const Request &Req, Response &) {
      Kept = Req.get_param_value("text");
    });
    Srv.Get("/last", [this](const Request &, Response &) {
      std::clog << Kept << '\n';
    });
  }

private:
  std::string Kept;
};

int main() {
  httplib::Server Srv;
  Last Seen;
  Seen.addTo(Srv);
  Srv.set_error_handler([](const Request &Req, Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a log line
    std::cerr << "not found: " << Req.path << '\n';
  });
  Srv.Get("/files/(.*)", [](const Request &Req, Response &) {
    std::cerr << "file " << Req.path << '\n';
  });
  Srv.Get("/items/([^/]+)", [](const Request &Req, Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a log line
    std::cerr << "item " << Req.matches[1] << '\n';
  });
  Srv.Post("/a", [](const Request &Req, Response &) {
    std::string Name = Req.get_param_value("name");
    std::string Other = Req.get_param_value("other");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' and query parameter 'other' reach a log line
    std::cout << "login of " << Name << " for " << Other << std::endl;
    std::cout << "agent " << Req.get_header_value("User-Agent") << std::endl;
    std::cout << Req.method << ' ' << Req.target << ' ' << Name.size() << '\n';
    std::cerr << "matched: " << Req.path << '\n';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
    printf("login of %s\n", Name.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
    syslog(LOG_INFO, "login of %s", Name.c_str());
    syslog(LOG_INFO, "login of %s", oneLine(Name).c_str());
    std::cout << "login of " << escaped(Name) << '\n';
    std::cout << std::regex_replace(Name, std::regex(R"([\r\n])"), "") << '\n';
    std::cout << std::stoi(Name) << '\n';
    std::cout << "***" << Name.substr(Name.size() - 2) << '\n';
    std::cout << Name.substr(0, 4) << "..." << '\n';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
    std::cout << Name.substr(4) << '\n';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a log line
    logLine("login of " + Name);
    logWhole(Req.body);
    logLine("login of " + oneLine(Name));
    if (std::all_of(Name.begin(), Name.end(), ::isprint))
      std::cout << Name << '\n';
    if (std::all_of(Name.begin(), Name.end(), ::isalnum))
      std::cout << Name << '\n';
  });
  Srv.Post("/b", [](const Request &Req, Response &) {
    json Body = json::parse(Req.body);
    std::cout << Body.dump() << '\n';
    std::cout << Body << '\n';
    std::cout << Body["name"] << '\n';
    std::cout << json{{"name", Req.get_param_value("name")}}.dump() << '\n';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    std::cout << Body["name"].get<std::string>() << '\n';
  });
  Srv.listen("127.0.0.1", 8080);
}
