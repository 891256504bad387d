// Every row of the model is used, with the headers of POCO 1.11.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^poco-data:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-sensitive-data-stored,portcullis-hardcoded-credential -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Row.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/SessionFactory.h>
#include <Poco/Data/Statement.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <cstdlib>

using namespace Poco::Data::Keywords;
using namespace Poco::Net;
using Poco::Data::RecordSet;
using Poco::Data::Session;
using Poco::Data::Statement;

struct Users : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Session Base("SQLite", "users.db");
    HTMLForm Form(Req);
    std::string Name = Form.get("name"), Password = Form.get("password"), Found;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches SQL text
    Base << "SELECT id FROM users WHERE name = '" + Name + "'", into(Found), now;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches SQL text
    Base << "SELECT id FROM users WHERE name = '%s'", Name, into(Found), now;
    Base << "SELECT id FROM users WHERE name = ?", use(Name), into(Found), now;
    Base << "SELECT id FROM users WHERE name = ?", bind(Name), into(Found), now;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Base << "INSERT INTO users (name, password) VALUES (?, ?)", use(Name), use(Password), now;
    Statement Later(Base);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches SQL text
    Later << "SELECT id FROM users WHERE name = " << Name;
    Later.execute();
    Statement Bound(Base);
    Bound << "SELECT id FROM users WHERE name = ?", useRef(Name);
    Bound.execute();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches SQL text
    RecordSet Rows(Base, "SELECT id FROM users WHERE name = '" + Name + "'");
    RecordSet All(Base, "SELECT id FROM users");
    Res.send() << Rows["id"].convert<int>() << All.value(0, 0).convert<int>();
  }
};

void connect() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Session Base("PostgreSQL", "host=db user=shop password=Tr0ub4dor&3");
  Session Fine("PostgreSQL", std::string(std::getenv("DATABASE_URL")));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  Fine.open("host=db user=shop password=Tr0ub4dor&3");
}
