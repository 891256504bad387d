// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// A shell runs what stands behind -c; another program does not.
#include <httplib.h>
#include <unistd.h>

void routes(httplib::Server &Server) {
  Server.Post("/", [](const httplib::Request &Req, httplib::Response &) {
    const char *Shell = "/bin/sh";
    std::string Command = "tar c " + Req.body;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    execl("/bin/sh", "sh", "-c", Command.c_str(), nullptr);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    execlp("bash", "bash", "-c", Req.body.c_str(), nullptr);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    execl(Shell, Shell, "-c", Req.body.c_str(), nullptr);
    execl("/bin/tar", "tar", "-c", Req.body.c_str(), nullptr);
    execl("/bin/sh", "sh", "deploy.sh", Req.body.c_str(), nullptr);
    execl("/bin/sh", "sh", "-c", "exec tar c \"$0\"", Req.body.c_str(), nullptr);
    execl("/bin/sh", "sh", "-c", "date", nullptr);
  });
}
