// A virtual function of an object that is made in sight is that of its class.
// RUN: %both %s portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <httplib.h>
#include <memory>
#include <string>

class Target {
public:
  virtual ~Target() = default;
  virtual void open(const std::string &Name) const = 0;
};
class File : public Target {
public:
  void open(const std::string &Name) const override {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
    fopen(Name.c_str(), "r");
  }
};
class Fixed : public Target {
public:
  void open(const std::string &) const override { fopen("all.csv", "r"); }
};
class Checked : public Target {
public:
  void open(const std::string &Name) const override { fopen(Name.c_str(), "r"); }
};
class Any : public Target {
public:
  void open(const std::string &Name) const override {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'any' reaches a file path
    fopen(Name.c_str(), "r");
  }
};

void byReference(const httplib::Request &Req) {
  const Target &To = File();
  To.open(Req.get_param_value("file"));
}
void byPointer(const httplib::Request &Req) {
  Target *To = new Fixed;
  To->open(Req.get_param_value("file"));
  delete To;
}
void named(const httplib::Request &Req) {
  Fixed Made;
  const Target &To = Made;
  To.open(Req.get_param_value("file"));
}
void checkedFixed() {
  const Target &To = Checked();
  To.open("all.csv");
}
// What the pointer is given later is not known to be of the first class.
void changed(const httplib::Request &Req) {
  struct Later : Any {};
  Any *To = new Later;
  if (Req.has_param("any"))
    To = new Any;
  To->open(Req.get_param_value("any"));
}
