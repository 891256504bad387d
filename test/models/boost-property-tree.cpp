// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^boost-property-tree:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection,portcullis-path-traversal,portcullis-sensitive-data-stored -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <boost/property_tree/ini_parser.hpp>
#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <sstream>
#include <string>

namespace pt = boost::property_tree;

void read(const httplib::Request &Req) {
  std::istringstream In(Req.body);
  pt::ptree Body;
  pt::read_json(In, Body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.get<std::string>("user.name").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.get("name", "nobody").c_str());
  if (auto Name = Body.get_optional<std::string>("name"))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Name->c_str());
  for (const auto &Element : Body.get_child("list"))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Element.second.data().c_str());
  for (const auto &Member : Body)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Member.first.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.get_child("name").get_value<std::string>().c_str());
  std::system(("echo " + std::to_string(Body.get<int>("age"))).c_str());
  if (Body.empty() || Body.size() > 9 || Body.count("name") == 0)
    return;
}

void readXml(const httplib::Request &Req) {
  std::istringstream In(Req.body);
  pt::ptree Body;
  pt::read_xml(In, Body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Body.get<std::string>("name").c_str());
}

void made(const httplib::Request &Req) {
  pt::ptree Tree, Element, Known;
  Tree.put("name", Req.body);
  Known.put("name", "ls");
  Element.put_value(Req.body);
  Tree.push_back(std::make_pair("", Element));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Tree.get<std::string>("name").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Element.data().c_str());
  std::system(Known.get<std::string>("name").c_str());
  Known.put("other", Req.body);
  std::system(Known.get<std::string>("name").c_str());
  std::ostringstream Out;
  pt::write_json(Out, Tree);
  std::clog << Out.str(); // Line breaks are escaped.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Out.str().c_str());
  std::ostringstream Xml;
  pt::write_xml(Xml, Tree);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
  std::clog << Xml.str();
  pt::ptree Erased;
  Erased.put("name", Req.body);
  Erased.erase("name");
  std::system(Erased.get<std::string>("name").c_str());
}

struct User {
  std::string Name, Password;
};

void files(const httplib::Request &Req, const User &U) {
  pt::ptree Tree;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  pt::read_ini("/etc/" + Req.body, Tree);
  pt::read_ini("/etc/server.ini", Tree);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  pt::write_json("/var/" + Req.body, Tree);
  Tree.put("name", U.Name);
  pt::write_json("/var/names.json", Tree);
  pt::ptree Secret;
  Secret.put("password", U.Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is stored
  pt::write_json("/var/users.json", Secret);
}
