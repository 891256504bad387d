// Variables that are tied are assigned their parts.
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <tuple>
#include <utility>

static std::pair<std::string, std::string> login(const httplib::Request &Req) {
  return {Req.get_param_value("mail"), Req.get_param_value("password")};
}

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    std::string Mail, Password;
    std::tie(Mail, Password) = login(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    std::cout << Password;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'mail' {{.*}} a command
    std::system(Mail.c_str());
  });
  Srv.Post("/name", [](const httplib::Request &Req, httplib::Response &) {
    std::string Mail = Req.get_param_value("mail");
    std::string Command = Req.get_param_value("command");
    std::tie(Mail, std::ignore) = std::make_pair(std::string("none"), 1);
    std::tie(std::ignore, Command) = std::make_pair(1, std::string("ls"));
    std::cout << Mail;
    std::system(Command.c_str());
  });
  Srv.listen("127.0.0.1", 8080);
}
