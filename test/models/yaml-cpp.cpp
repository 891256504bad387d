// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^yaml-cpp:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-sensitive-data-logged,portcullis-jwt-hardcoded-secret,portcullis-hardcoded-credential -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <iostream>
#include <sqlite3.h>
#include <string>
#include <yaml-cpp/yaml.h>

void documents(httplib::Server &Srv) {
  Srv.Post("/members", [](const httplib::Request &Req, httplib::Response &) {
    YAML::Node Doc = YAML::Load(Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(("ls " + Doc["dir"].as<std::string>()).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].as<std::string>("none").c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(YAML::Clone(Doc)["dir"].Scalar().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(YAML::Dump(Doc).c_str());
    if (Doc["fast"].as<bool>())
      std::system("ls -U");
    if (Doc["n"].as<int>() > 3)
      std::system(("head -n " + std::to_string(Doc["n"].as<int>())).c_str());
    if (Doc.IsMap() && Doc["dir"] && !!Doc["dir"] && Doc.size() < 9 && !Doc.IsNull() && Doc.Type() == YAML::NodeType::Map)
      std::system("ls");
    if (Doc.IsDefined() && Doc["dir"].IsScalar() && !Doc["dir"].IsSequence() && Doc.Tag() == "!" && Doc.Mark().line == 3)
      std::system("ls -l");
  });
  Srv.Post("/elements", [](const httplib::Request &Req, httplib::Response &) {
    for (const YAML::Node &Doc : YAML::LoadAll(Req.body))
      for (auto Element : Doc)
        // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
        std::system(Element.as<std::string>().c_str());
    YAML::Node Doc = YAML::Load(Req.body);
    for (const auto &Member : Doc)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Member.second.as<std::string>().c_str());
    for (YAML::const_iterator At = Doc.begin(); At != Doc.end(); ++At) {
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(At->second.as<std::string>().c_str());
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system((*At).first.as<std::string>().c_str());
    }
  });
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    YAML::Node Doc;
    Doc["fixed"] = "a";
    Doc["dir"] = Req.body;
    Doc["gone"] = Req.body;
    Doc.remove("gone");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Doc["dir"].as<std::string>().c_str());
    std::system(Doc["fixed"].as<std::string>().c_str());
    std::system(Doc["gone"].as<std::string>().c_str());
    YAML::Node List, Map, Other, One(Req.body);
    List.push_back(Req.body);
    Map.force_insert("dir", Req.body);
    Other.reset(Map);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(List[0].as<std::string>().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Map["dir"].as<std::string>().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Other["dir"].as<std::string>().c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(One.as<std::string>().c_str());
  });
  Srv.Post("/emitted", [](const httplib::Request &Req, httplib::Response &) {
    YAML::Emitter Out, Fixed;
    Out << YAML::BeginMap << YAML::Key << "dir" << YAML::Value << Req.body << YAML::EndMap;
    Fixed << YAML::BeginMap << YAML::Key << "dir" << YAML::Value << "a" << YAML::EndMap;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Out.c_str());
    std::system(Fixed.c_str());
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    auto Name = Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    YAML::LoadFile("conf/" + Name);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    YAML::LoadAllFromFile("conf/" + Name);
    YAML::LoadFile("conf/" + std::to_string(Name.size()));
  });
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    YAML::Node Doc = YAML::Load(Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} (password) is written to the log
    std::cout << Doc["password"].as<std::string>() << "\n";
    std::cout << Doc["name"].as<std::string>() << "\n";
  });
}

// A configuration says it, or the code does.
void keys(sqlite3 *) {
  YAML::Node Conf = YAML::LoadFile("server.yml");
  httplib::Client Api("https://api.example.org");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal
  Api.set_bearer_token_auth(Conf["token"].as<std::string>("s3cr3t-0f-the-t0ken").c_str());
  Api.set_bearer_token_auth(Conf["token"].as<std::string>().c_str());
}
