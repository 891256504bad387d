// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^tinyxml2:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <string>
#include <tinyxml2/tinyxml2.h>

using namespace tinyxml2;

void read(httplib::Server &Srv) {
  Srv.Post("/members", [](const httplib::Request &Req, httplib::Response &) {
    XMLDocument Doc, Own;
    if (Doc.Parse(Req.body.c_str()) != XML_SUCCESS || Doc.Error())
      return;
    XMLElement *Root = Doc.RootElement();
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root->FirstChildElement("dir")->GetText());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root->Attribute("dir"));
    const char *Dir = nullptr;
    Root->QueryStringAttribute("dir", &Dir);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Dir);
    for (XMLElement *At = Root->FirstChildElement(); At; At = At->NextSiblingElement())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(At->Name());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root->FirstChild()->Value());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root->FirstAttribute()->Value());
    int Count = 0;
    Root->QueryIntText(&Count);
    std::system(("head -n " + std::to_string(Count)).c_str());
    std::system(("head -n " + std::to_string(Root->IntAttribute("n", 3))).c_str());
    if (Root->NoChildren())
      std::system("ls");
    Own.Parse("<root dir='a'/>");
    std::system(Own.RootElement()->Attribute("dir"));
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    auto Name = Req.get_param_value("name");
    XMLDocument Doc;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    Doc.LoadFile(("conf/" + Name).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    Doc.SaveFile(("conf/" + Name).c_str());
    Doc.LoadFile("conf/a.xml");
    std::system(Doc.RootElement()->GetText());
  });
}

void write(httplib::Server &Srv) {
  Srv.Post("/written", [](const httplib::Request &Req, httplib::Response &) {
    XMLDocument Doc;
    XMLElement *Root = Doc.NewElement("root"), *Fixed = Doc.NewElement("fixed");
    Root->SetText(Req.body.c_str());
    Fixed->SetText("a");
    Fixed->SetAttribute("dir", Req.body.c_str());
    Fixed->SetAttribute("fixed", "a");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Fixed->Attribute("dir"));
    std::system(Fixed->Attribute("fixed"));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root->GetText());
    XMLElement *More = Doc.NewElement("more");
    More->InsertEndChild(Doc.NewText(Req.body.c_str()));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(More->GetText());
  });
  Srv.Post("/printed", [](const httplib::Request &Req, httplib::Response &) {
    XMLDocument Doc;
    XMLPrinter Printer, Own;
    Doc.Parse(Req.body.c_str());
    Doc.Print(&Printer);
    Own.PushText("a");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Printer.CStr());
    std::system(Own.CStr());
  });
}
