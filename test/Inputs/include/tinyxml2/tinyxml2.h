// The part of TinyXML-2 9.0 that the tests use, in our own words.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>

namespace tinyxml2 {
enum XMLError { XML_SUCCESS, XML_NO_ATTRIBUTE };
class XMLDocument;
class XMLElement;
class XMLAttribute;
class XMLText;

class XMLNode {
public:
  XMLElement *FirstChildElement(const char *Name = nullptr);
  XMLElement *LastChildElement(const char *Name = nullptr);
  XMLElement *NextSiblingElement(const char *Name = nullptr);
  XMLNode *FirstChild();
  XMLNode *NextSibling();
  XMLElement *ToElement();
  const char *Value() const;
  void SetValue(const char *Text, bool IsStatic = false);
  XMLNode *InsertEndChild(XMLNode *Added);
  bool NoChildren() const;
};
class XMLAttribute {
public:
  const char *Name() const;
  const char *Value() const;
  int IntValue() const;
  const XMLAttribute *Next() const;
};
class XMLElement : public XMLNode {
public:
  const char *Name() const;
  const char *GetText() const;
  void SetText(const char *Text);
  void SetText(int Number);
  const char *Attribute(const char *Name, const char *Value = nullptr) const;
  int IntAttribute(const char *Name, int Default = 0) const;
  XMLError QueryIntAttribute(const char *Name, int *Value) const;
  XMLError QueryStringAttribute(const char *Name, const char **Value) const;
  XMLError QueryIntText(int *Value) const;
  const XMLAttribute *FirstAttribute() const;
  const XMLAttribute *FindAttribute(const char *Name) const;
  void SetAttribute(const char *Name, const char *Value);
  XMLElement *InsertNewChildElement(const char *Name);
};
class XMLPrinter {
public:
  XMLPrinter(FILE *File = nullptr, bool Compact = false, int Depth = 0);
  const char *CStr() const;
  void PushText(const char *Text, bool CData = false);
  void PushAttribute(const char *Name, const char *Value);
};
class XMLDocument : public XMLNode {
public:
  XMLError Parse(const char *Text, size_t Size = static_cast<size_t>(-1));
  XMLError LoadFile(const char *File);
  XMLError SaveFile(const char *File, bool Compact = false);
  XMLElement *RootElement();
  XMLElement *NewElement(const char *Name);
  XMLText *NewText(const char *Text);
  void Print(XMLPrinter *Printer = nullptr) const;
  bool Error() const;
};
class XMLText : public XMLNode {};
} // namespace tinyxml2
