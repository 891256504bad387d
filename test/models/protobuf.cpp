// Every row of the model is used; what protoc makes is the project's own.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^protobuf:" %t
// RUN: %both %s portcullis-command-injection,portcullis-log-injection -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <httplib.h>
#include <iostream>
#include <protobuf/shop.pb.h>
#include <string>

namespace pb = google::protobuf;

void read(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    shop::Login In;
    if (!In.ParseFromString(Req.body) || In.ByteSizeLong() > 99)
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(("ls " + In.name()).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(In.tags(0).c_str());
    for (const std::string &Tag : In.tags())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Tag.c_str());
    if (In.extra().contains("dir") && In.extra().size() < 9 && !In.tags().empty())
      std::system("ls");
    std::system(("head -n " + std::to_string(In.age())).c_str());
  });
  Srv.Post("/json", [](const httplib::Request &Req, httplib::Response &) {
    shop::Login In, Copy, Text;
    if (!pb::util::JsonStringToMessage(Req.body, &In).ok())
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(In.name().c_str());
    Copy.CopyFrom(In);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Copy.name().c_str());
    pb::TextFormat::ParseFromString(Req.body, &Text);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Text.name().c_str());
  });
}

void write(httplib::Server &Srv) {
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    shop::Login Out;
    Out.set_name(Req.body);
    Out.set_password("fixed");
    Out.set_age(7);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Out.name().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Out.mutable_name()->c_str());
    std::system(Out.password().c_str());
  });
  Srv.Post("/lists", [](const httplib::Request &Req, httplib::Response &) {
    shop::Login Out;
    Out.add_tags(std::string(Req.body));
    pb::Map<std::string, std::string> Extra;
    Extra["dir"] = Req.body;
    Extra["fixed"] = "a";
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Out.tags(0).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Extra.at("dir").c_str());
    std::system(Extra.at("fixed").c_str());
  });
  Srv.Post("/texts", [](const httplib::Request &Req, httplib::Response &) {
    shop::Login Out;
    Out.ParseFromString(Req.body);
    std::string Json, Bytes, More, Text;
    pb::util::MessageToJsonString(Out, &Json);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Json.c_str());
    Out.SerializeToString(&Bytes);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Bytes.c_str());
    Out.AppendToString(&More);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(More.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Out.SerializeAsString().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Out.ShortDebugString().c_str());
    pb::TextFormat::PrintToString(Out, &Text);
    std::cout << Out.DebugString() << Json << Text;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a log line
    std::cout << Out.name();
  });
}
