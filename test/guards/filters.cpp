// RUN: %both %s portcullis-command-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// What replaces or removes all characters but allowed ones has tested a text.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
using namespace httplib;
static std::string get(const Request &R){ return R.get_param_value("d"); }
void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    for (auto &c : d) if (!std::isalnum(c)) c = '_';
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    for (auto &c : d) if (c == ' ') c = '_';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    for (char &c : d) if (std::isalnum(c)) c = '_';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    for (char &c : d) { if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-') c = '_'; }
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    for (size_t i = 0; i < d.size(); ++i) if (!std::isalnum(d[i])) d[i] = '_';
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    for (size_t i = 0; i < d.size(); ++i) if (d[i] == '\n') d[i] = '_';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    std::replace_if(d.begin(), d.end(), [](char c) { return !std::isalnum(c); }, '_');
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    std::replace_if(d.begin(), d.end(), [](char c) { return std::isspace(c); }, '_');
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    std::replace_if(d.begin(), d.end(), [](char c) { return std::isalnum(c); }, '_');
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    d.erase(std::remove_if(d.begin(), d.end(), [](unsigned char c) { return !std::isalnum(c); }), d.end());
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    d.erase(std::remove_if(d.begin(), d.end(), [](unsigned char c) { return c == '\n' || c == '\r'; }), d.end());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    d.erase(std::remove(d.begin(), d.end(), '\''), d.end());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    std::erase_if(d, [](char c) { return !std::isalnum(c) && c != '_'; });
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = get(R);
    std::erase_if(d, [](char c) { return c == ' '; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = std::regex_replace(get(R), std::regex("[^a-zA-Z0-9_]"), "");
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    static const std::regex Bad("[^\\w-]+");
    std::string d = std::regex_replace(get(R), Bad, "_");
    std::system(("g " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = std::regex_replace(get(R), std::regex("[ \n]"), "");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = std::regex_replace(get(R), std::regex("[^a-z;]"), "");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
  S.Get("/", [](const Request &R, Response &) {
    std::string d = std::regex_replace(get(R), std::regex("[a-z0-9]"), "");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(("b " + d).c_str());
  });
}
