// Every row of these models is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -isystem/usr/include/libxml2 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -isystem/usr/include/libxml2 > %t
// RUN: not grep -E "^(libxml2|pugixml):" %t
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <pugixml.hpp>

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
