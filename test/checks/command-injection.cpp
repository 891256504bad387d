// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  httplib::Server Srv;
  Srv.Get("/ping", [](const httplib::Request &Req, httplib::Response &) {
    std::string Command = "ping -c1 " + Req.get_param_value("host");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches a command
    std::system(Command.c_str());
  });
  Srv.Get("/list", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    FILE *Pipe = popen(Req.body.c_str(), "r");
    pclose(Pipe);
  });
  Srv.Get("/one", [](const httplib::Request &Req, httplib::Response &) {
    std::string Host = Req.get_param_value("host");
    if (Host == "a.example" || Host == "b.example")
      std::system(("ping -c1 " + Host).c_str());
  });
  Srv.Get("/fixed", [](const httplib::Request &, httplib::Response &) {
    std::system("uptime");
  });
}
