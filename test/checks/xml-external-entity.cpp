// RUN: %both %s portcullis-xml-external-entity -- %flags -isystem/usr/include/libxml2 | FileCheck %s --implicit-check-not=warning:
#include <Poco/DOM/DOMParser.h>
#include <Poco/SAX/InputSource.h>
#include <Poco/SAX/XMLReader.h>
#include <httplib.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <pugixml.hpp>
#include <sstream>

static int Options = XML_PARSE_NONET | XML_PARSE_NOBLANKS;
static xmlDocPtr parse(const std::string &Text, int Flags) {
  return xmlReadMemory(Text.data(), static_cast<int>(Text.size()), nullptr, nullptr, Flags);
}

void entities(httplib::Server &Server) {
  Server.Post("/a", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'XML_PARSE_NOENT' lets the client's XML name files that are read
    xmlReadMemory(Req.body.data(), static_cast<int>(Req.body.size()), nullptr, nullptr, XML_PARSE_NONET | XML_PARSE_NOENT);
    xmlReadMemory(Req.body.data(), static_cast<int>(Req.body.size()), nullptr, nullptr, XML_PARSE_NONET);
    xmlReadMemory(Req.body.data(), static_cast<int>(Req.body.size()), nullptr, nullptr, Options);
  });
  Server.Post("/b", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'XML_PARSE_DTDLOAD' lets the client's XML
    parse(Req.body, XML_PARSE_DTDLOAD);
    parse(Req.body, 0);
  });
}

// The team's own document may name what it likes.
void own() {
  parse("<settings/>", XML_PARSE_NONET);
  xmlReadMemory("<settings/>", 11, nullptr, nullptr, XML_PARSE_NOENT);
}

// What a parser is told goes for all that it parses.
void features(httplib::Server &Server) {
  Server.Post("/c", [](const httplib::Request &Req, httplib::Response &) {
    Poco::XML::DOMParser Lax;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'true' lets the client's XML
    Lax.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_GENERAL_ENTITIES, true);
    Lax.parseString(Req.body);
    Poco::XML::DOMParser Strict;
    Strict.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_GENERAL_ENTITIES, false);
    Strict.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACES, true);
    Strict.parseString(Req.body);
  });
}

// Queries.
static bool isName(const std::string &Text) {
  for (char C : Text)
    if (!std::isalnum(static_cast<unsigned char>(C)))
      return false;
  return true;
}
void queries(httplib::Server &Server, const pugi::xml_document &Users, xmlXPathContextPtr Context) {
  Server.Get("/d", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an XPath query unchecked
    Users.select_node(("//user[name='" + Name + "']").c_str());
    std::string Query = "//user[name='" + Name + "']";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an XPath query unchecked
    xmlXPathEvalExpression(reinterpret_cast<const xmlChar *>(Query.c_str()), Context);
    if (!isName(Name))
      return;
    Users.select_node(("//user[name='" + Name + "']").c_str());
  });
  Server.Get("/e", [&](const httplib::Request &Req, httplib::Response &) {
    pugi::xpath_variable_set Variables;
    Variables.set("name", Req.get_param_value("name").c_str());
    Users.select_node("//user[name=$name]", &Variables);
  });
}
