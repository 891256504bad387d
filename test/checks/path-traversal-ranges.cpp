// Tests by the function objects of std::ranges count as those of std do.
// RUN: %both %s portcullis-path-traversal -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
#include <algorithm>
#include <cctype>
#include <fstream>
#include <httplib.h>

static const std::vector<std::string> Known{"a.txt", "b.txt"};

static void openAny(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
  std::ifstream File("files/" + Name);
}

static void openByCharacters(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (!std::ranges::all_of(Name, [](unsigned char C) { return std::isalnum(C); }))
    return;
  std::ifstream File("files/" + Name);
}

static void openWithoutBad(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (std::ranges::any_of(Name, [](unsigned char C) { return !std::isalnum(C); }))
    return;
  std::ifstream File("files/" + Name);
}

static void openWithOneGood(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (!std::any_of(Name.begin(), Name.end(), [](unsigned char C) { return std::isalnum(C); }))
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
  std::ifstream File("files/" + Name);
}

static void openKnown(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (std::ranges::find(Known, Name) == Known.end())
    return;
  std::ifstream File("files/" + Name);
}

static void openUnknown(const httplib::Request &Req, httplib::Response &Res) {
  std::string Name = Req.get_param_value("name");
  if (std::ranges::find(Known, Name) != Known.end())
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
  std::ifstream File("files/" + Name);
}

int main() {
  httplib::Server Srv;
  Srv.Get("/a", openAny);
  Srv.Get("/b", openByCharacters);
  Srv.Get("/e", openWithoutBad);
  Srv.Get("/f", openWithOneGood);
  Srv.Get("/c", openKnown);
  Srv.Get("/d", openUnknown);
}
