// RUN: %both %s portcullis-command-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// A text that only allowed characters were copied to has been tested.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
#include <iterator>
using namespace httplib;
static std::string get(const Request &R){ return R.get_param_value("d"); }
static std::string clean(const std::string &in) {
  std::string out;
  for (char c : in) if (std::isalnum(static_cast<unsigned char>(c))) out += c;
  return out;
}
static std::string cleanPush(const std::string &in) {
  std::string out;
  for (char c : in)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') out.push_back(c);
  return out;
}
static std::string cleanElse(const std::string &in) {
  std::string out;
  for (char c : in) { if (std::isalnum(c) || c == '-') out += c; else out += '_'; }
  return out;
}
static std::string cleanTernary(const std::string &in) {
  std::string out;
  for (char c : in) out += std::isalnum(c) ? c : '_';
  return out;
}
static std::string inverted(const std::string &in) {
  std::string out;
  for (char c : in) if (!std::isalnum(c)) out += c;
  return out;
}
static std::string noSpace(const std::string &in) {
  std::string out;
  for (char c : in) if (c != ' ') out += c;
  return out;
}
static std::string noLines(const std::string &in) {
  std::string out;
  for (char c : in) { if (c == '\n' || c == '\r') continue; out += c; }
  return out;
}
static std::string cleanContinue(const std::string &in) {
  std::string out;
  for (char c : in) { if (!std::isalnum(c)) continue; out += c; }
  return out;
}
static std::string cleanCopy(const std::string &in) {
  std::string out;
  std::copy_if(in.begin(), in.end(), std::back_inserter(out), [](char c) { return std::isalnum(c) || c == '_'; });
  return out;
}
static std::string copySpace(const std::string &in) {
  std::string out;
  std::copy_if(in.begin(), in.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}
static std::string cleanTransform(const std::string &in) {
  std::string out = in;
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return std::isalnum(c) ? c : '_'; });
  return out;
}
static std::string lowered(const std::string &in) {
  std::string out = in;
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}
static bool ok(char c) { return std::isalnum(c) || c == '.'; }
static std::string cleanOwn(const std::string &in) {
  std::string out;
  for (char c : in) if (ok(c)) out += c;
  return out;
}
static std::string sqlEscape(const std::string &in) {
  std::string out;
  for (char c : in) { switch (c) { case '\'': out += "''"; break; case '\\': out += "\\\\"; break; default: out += c; } }
  return out;
}
void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + clean(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanPush(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanElse(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanTernary(get(R))).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::system(("b " + inverted(get(R))).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::system(("b " + noSpace(get(R))).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::system(("b " + noLines(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanContinue(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanCopy(get(R))).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::system(("b " + copySpace(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanTransform(get(R))).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::system(("b " + lowered(get(R))).c_str()); });
  S.Get("/", [](const Request &R, Response &) { std::system(("g " + cleanOwn(get(R))).c_str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::system(("b " + sqlEscape(get(R))).c_str()); });
}
