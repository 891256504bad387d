// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// What is tested of a part of an object holds for that part of it elsewhere.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using httplib::Request;
using httplib::Response;
using httplib::Server;

static const std::set<std::string> Known{"a", "b"};
static void run(const std::string &Command) { std::system(Command.c_str()); }
static std::string named(const Request &Req) { return Req.get_param_value("d"); }

struct Order {
  std::string Name;
  std::string Note;
  bool complete() const { return Known.count(Name) > 0 && Known.count(Note) > 0; }
  bool valid() const { return Known.count(Name) > 0; }
  void demand() const {
    if (!Known.count(Name)) throw std::invalid_argument("name");
  }
};
static bool validOrder(const Order &O) { return Known.count(O.Name) > 0; }
static bool validBoth(const Order &O) { return Known.count(O.Name) > 0 && Known.count(O.Note) > 0; }
static bool validEither(const Order &O) { return Known.count(O.Name) > 0 || Known.count(O.Note) > 0; }
static Order readOrder(const Request &Req) {
  Order O;
  O.Name = named(Req);
  O.Note = Req.get_param_value("note");
  return O;
}
static void pack(const Order &O) { run("good " + O.Name); }
static Order orderFrom(const Request &Req) {
  Order O;
  O.Name = named(Req);
  O.Note = Req.get_param_value("note");
  if (!Known.count(O.Name)) throw std::invalid_argument("name");
  return O;
}
class Name {
public:
  explicit Name(std::string S) : Text(std::move(S)) {
    if (!Known.count(Text)) throw std::invalid_argument("name");
  }
  const std::string &text() const { return Text; }

private:
  std::string Text;
};
class Note {
public:
  explicit Note(std::string S) : Text(std::move(S)) {}
  const std::string &text() const { return Text; }

private:
  std::string Text;
};
static bool validRequest(const Request &Req, Response &Res) {
  if (Known.count(Req.get_param_value("d"))) return true;
  Res.status = 400;
  return false;
}

void parts(Server &S) {
  // Of the second, only those ways know that the first was right.
  S.Get("/both", [](const Request &Req, Response &) {
    Order O = readOrder(Req);
    if (!validBoth(O)) return;
    run("good " + O.Name);
    run("good " + O.Note);
  });
  S.Get("/complete", [](const Request &Req, Response &) {
    Order O = readOrder(Req);
    if (!O.complete()) return;
    run("good " + O.Note);
  });
  S.Get("/either", [](const Request &Req, Response &) {
    Order O = readOrder(Req);
    if (!validEither(O)) return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad name " + O.Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad note " + O.Note);
  });
  S.Get("/", [](const Request &Req, Response &) {
    Order O;
    O.Name = named(Req);
    O.Note = Req.get_param_value("note");
    if (!O.valid()) return;
    run("good " + O.Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + O.Note);
  });
  S.Get("/", [](const Request &Req, Response &) {
    Order O;
    O.Name = named(Req);
    O.demand();
    run("good " + O.Name);
  });
  S.Get("/", [](const Request &Req, Response &) {
    Order O;
    O.Name = named(Req);
    if (validOrder(O)) pack(O);
    Order Other;
    Other.Name = "a";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (validOrder(Other)) run("bad " + O.Name);
  });
  S.Get("/", [](const Request &Req, Response &) {
    Order O = orderFrom(Req);
    run("good " + O.Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + O.Note);
  });
  S.Get("/", [](const Request &Req, Response &) {
    Name Tested(named(Req));
    run("good " + Tested.text());
    Note Untested(named(Req));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + Untested.text());
  });
  S.Get("/", [](const Request &Req, Response &Res) {
    if (!validRequest(Req, Res)) return;
    run("good " + Req.get_param_value("d"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + Req.get_param_value("e"));
  });
}
