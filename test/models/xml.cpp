// Every row of these models is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -isystem/usr/include/libxml2 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -isystem/usr/include/libxml2 > %t
// RUN: not grep -E "^(libxml2|pugixml):" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal -- -std=c++17 %flags -isystem/usr/include/libxml2 | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <pugixml.hpp>
#include <string>

void all(const char *Text, int Size, xmlParserCtxtPtr Parser, xmlXPathContextPtr Nodes, const pugi::xml_node &Node) {
  xmlReadMemory(Text, Size, nullptr, nullptr, 0);
  const xmlChar *Characters = xmlCharStrdup(Text);
  xmlReadDoc(Characters, nullptr, nullptr, 0);
  xmlCtxtReadMemory(Parser, Text, Size, nullptr, nullptr, 0);
  xmlCtxtUseOptions(Parser, 0);
  xmlSubstituteEntitiesDefault(0);
  xmlCreateMemoryParserCtxt(Text, Size);
  xmlCreatePushParserCtxt(nullptr, nullptr, Text, Size, nullptr);
  xmlXPathEvalExpression(Characters, Nodes);
  xmlXPathCtxtCompile(Nodes, Characters);
  Node.select_node(Text);
}

// What a document holds is what the client sent.
void values(httplib::Server &Srv) {
  Srv.Post("/members", [](const httplib::Request &Req, httplib::Response &) {
    pugi::xml_document Doc, Own;
    if (!Doc.load_string(Req.body.c_str()))
      return;
    pugi::xml_node Root = Doc.child("root");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root.child("dir").text().get());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root.child_value("dir"));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root.attribute("dir").as_string("none"));
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Root.attribute("dir").value());
    for (pugi::xml_node Child : Root.children())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Child.name());
    for (pugi::xml_node Child : Root)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
      std::system(Child.first_child().value());
    std::system(("head -n " + std::to_string(Root.attribute("n").as_int(3))).c_str());
    if (Root.type() == pugi::node_element && !Root.empty() && !Root.attribute("n").empty())
      std::system("ls");
    Own.load_string("<root dir='a'/>");
    std::system(Own.child("root").attribute("dir").value());
  });
  Srv.Get("/files", [](const httplib::Request &Req, httplib::Response &) {
    auto Name = Req.get_param_value("name");
    pugi::xml_document Doc;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    Doc.load_file(("conf/" + Name).c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} file path
    Doc.save_file(("conf/" + Name).c_str());
    Doc.load_file("conf/a.xml");
    std::system(Doc.child("root").child_value());
    pugi::xml_document Sent;
    Sent.load_string(Req.body.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a command that is run
    std::system(Sent.child("root").child_value());
  });
}
