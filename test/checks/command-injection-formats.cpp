// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// What is formatted into a text by way of an iterator, and what is joined.
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <httplib.h>
#include <iterator>
#include <vector>

void routes(httplib::Server &Server) {
  Server.Post("/", [](const httplib::Request &Req, httplib::Response &) {
    std::string Text;
    fmt::format_to(std::back_inserter(Text), "ls {}", Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Text.c_str());
    std::string Fixed;
    fmt::format_to(std::back_inserter(Fixed), "ls {}", "src");
    std::system(Fixed.c_str());
    std::vector<std::string> Names{Req.body}, Known{"src"};
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(fmt::format("ls {}", fmt::join(Names, " ")).c_str());
    std::system(fmt::format("ls {}", fmt::join(Known, " ")).c_str());
  });
}
