// One reader of documents, whose callers ask for other fields.
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <httplib.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

using nlohmann::json;

static bool look(std::string &Target, const json &Document, const std::string &Key) {
  if (!Document.contains(Key))
    return false;
  Target = Document[Key].get<std::string>();
  return true;
}

static std::string text(const json &Document, const std::string &Key) {
  std::string Result;
  look(Result, Document, Key);
  return Result;
}

static std::string textOr(const json &Document, const std::string &Name, const std::string &Otherwise) {
  std::string Result = text(Document, Name);
  return Result.empty() ? Otherwise : Result;
}

void put(json &Document, const std::string &Key, const std::string &Value) { Document[Key] = Value; }

struct Peer {
  std::string Password, Host;
};

void told(const Peer &P) {
  json Settings;
  Settings["password"] = P.Password;
  Settings["host"] = P.Host;
  std::cout << text(Settings, "host");
  std::cout << textOr(Settings, "host", "localhost");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
  std::cout << text(Settings, "password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
  std::cout << textOr(Settings, "password", "");
}

void opened(const httplib::Request &Req) {
  json Settings;
  Settings["root"] = "/srv/files";
  Settings["name"] = Req.get_param_value("name");
  std::ifstream Fixed(textOr(Settings, "root", "/srv"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Chosen(textOr(Settings, "name", "none"));
}

void written(const httplib::Request &Req) {
  json Settings;
  put(Settings, "root", "/srv/files");
  put(Settings, "name", Req.get_param_value("name"));
  std::ifstream Fixed(text(Settings, "root"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Chosen(text(Settings, "name"));
}

// Which key it is depends on a client.
void asked(const httplib::Request &Req) {
  json Settings;
  Settings["name"] = Req.get_param_value("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
  std::ifstream Any(textOr(Settings, Req.get_param_value("key"), "none"));
}
