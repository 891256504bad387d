// What is copied or decoded character by character is found where it is used,
// by each that uses it, and not in the loop.
// RUN: %both %s portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cctype>
#include <cstdio>
#include <fstream>
#include <httplib.h>
#include <string>

static std::string decoded(const std::string &Text) {
  std::string Result;
  for (std::size_t I = 0; I < Text.size(); ++I) {
    unsigned Value = 0;
    if (Text[I] == '%' && std::sscanf(Text.substr(I + 1, 2).c_str(), "%x", &Value) == 1) {
      Result += static_cast<char>(Value);
      I += 2;
    } else {
      Result += Text[I];
    }
  }
  return Result;
}
static std::string copied(const std::string &Text) {
  std::string Result;
  for (char C : Text)
    Result.push_back(C);
  return Result;
}
static std::string word(const std::string &Text) {
  std::string Result;
  for (char C : Text)
    if (std::isalnum(static_cast<unsigned char>(C)))
      Result += C;
  return Result;
}
static std::string below(const std::string &Name) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  return "files/" + Name;
}

void files(httplib::Server &Server) {
  Server.Get("/decoded", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
    std::ifstream File(decoded(Req.get_param_value("name")));
  });
  Server.Get("/again", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'other' reaches a file path
    std::ifstream File("other/" + decoded(Req.get_param_value("other")));
  });
  Server.Get("/copied", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
    std::ifstream File(copied(Req.get_param_value("name")));
  });
  Server.Get("/below", [](const httplib::Request &Req, httplib::Response &) {
    std::ifstream File(below(decoded(Req.get_param_value("name"))));
  });
  Server.Get("/word", [](const httplib::Request &Req, httplib::Response &) {
    std::ifstream File("words/" + word(Req.get_param_value("name")));
  });
}
