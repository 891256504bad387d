// Text in buffers: by pointers into them and to them, and by unions.
// RUN: %both %s portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstring>
#include <httplib.h>

void behindWhatIsThere(const httplib::Request &Req) {
  char Name[256] = "exports/";
  strncpy(Name + strlen(Name), Req.get_param_value("file").c_str(), 100);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  fopen(Name, "r");
}
void fixedBehind(const httplib::Request &) {
  char Name[256] = "exports/";
  strncpy(Name + strlen(Name), "all.csv", 100);
  fopen(Name, "r");
}

void byPointerToBuffer(const httplib::Request &Req) {
  char Name[256] = "exports/";
  char *Text = Name;
  strcat(Text, Req.get_param_value("file").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  fopen(Name, "r");
}
// The pointer leads elsewhere by then.
void byPointerMoved(const httplib::Request &Req) {
  char Name[256] = "exports/all.csv", Other[256] = "";
  char *Text = Name;
  Text = Other;
  strcat(Text, Req.get_param_value("file").c_str());
  fopen(Name, "r");
}
void characterOfBuffer(const httplib::Request &Req) {
  char Name[256] = "";
  strcat(Name, Req.get_param_value("file").c_str());
  char *Text = Name;
  *Text = '_';
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  fopen(Name, "r");
}

void byPointersToPointer(const httplib::Request &Req) {
  char Buffer[256] = "";
  char *Name = Buffer;
  char **First = &Name;
  char **Second = &Name;
  {
    char *Inner = *First;
    strcat(Inner, Req.get_param_value("file").c_str());
    *First = Inner;
  }
  char *Inner = *Second;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  fopen(Inner, "r");
}
void fixedByPointersToPointer(const httplib::Request &Req) {
  std::string Text = Req.get_param_value("file");
  const char *Name = Text.c_str();
  const char **First = &Name;
  *First = "exports/all.csv";
  fopen(Name, "r");
}

struct Request {
  char Name[64];
};
static void fill(Request *Into, const char *Name) { strcpy(Into->Name, Name); }
void byPointerToObject(const httplib::Request &Req) {
  Request Asked;
  Request *To = &Asked;
  fill(To, Req.get_param_value("file").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  fopen(Asked.Name, "r");
}
void fixedByPointerToObject(const httplib::Request &Req) {
  Request Asked, Other;
  Request *To = &Other;
  strcpy(Asked.Name, "all.csv");
  fill(To, Req.get_param_value("file").c_str());
  fopen(Asked.Name, "r");
}

union Either {
  const char *First;
  const char *Second;
  long Number;
};
void byUnion(const httplib::Request &Req) {
  std::string Text = Req.get_param_value("file");
  Either Name;
  Name.First = Text.c_str();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
  fopen(Name.Second, "r");
}
void fixedByUnion(const httplib::Request &Req) {
  std::string Text = Req.get_param_value("file");
  Either Name;
  Name.First = Text.c_str();
  Name.Second = "all.csv";
  fopen(Name.First, "r");
}
