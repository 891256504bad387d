// JSON and tokens; whether every row is used: see poco-foundation.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %both %s portcullis-path-traversal,portcullis-log-injection,portcullis-sensitive-data-exposed,portcullis-sensitive-data-logged,portcullis-jwt-hardcoded-secret,portcullis-jwt-weak-secret,portcullis-jwt-missing-expiry,portcullis-jwt-unverified-token,portcullis-jwt-unchecked-claims -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <Poco/Environment.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/JSON/Stringifier.h>
#include <Poco/JWT/Signer.h>
#include <Poco/JWT/Token.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace Poco::Net;
using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;
using Poco::JSON::Parser;
using Poco::JSON::Stringifier;
using Poco::JWT::Signer;
using Poco::JWT::Token;

struct Reads : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Parser Reader;
    auto Body = Reader.parse(Req.stream()).extract<Object::Ptr>();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream A("/srv/" + Body->getValue<std::string>("a"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream B("/srv/" + Body->get("b").toString());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream C("/srv/" + Body->get("c").convert<std::string>());
    std::string Converted = Body->get("d");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream D("/srv/" + Converted);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream E("/srv/" + Body->optValue<std::string>("e", "none"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream F("/srv/" + Body->getObject("f")->getArray("g")->getElement<std::string>(0));
    std::string Given;
    Body->get("h").convert(Given);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream G("/srv/" + Given);
    for (const auto &Member : *Body)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
      std::ifstream Each("/srv/" + Member.second.toString());
    for (const std::string &Name : Body->getNames())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
      std::ifstream Each("/srv/" + Name);
    std::ifstream Number("/srv/" + std::to_string(Body->getValue<int>("i")));
    std::ifstream Asked("/srv/" + std::to_string(Body->has("a") + Body->size() + Body->isArray("f")));
    Var Whole = Reader.result();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream ByVar("/srv/" + Whole["a"].toString());
    if (!Whole.isEmpty() && Whole.isStruct())
      std::clog << "a document";
  }
};

struct Logs : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Object::Ptr Body = Parser().parse(Req.stream()).extract<Object::Ptr>();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    std::clog << Body->getValue<std::string>("name");
    std::ostringstream Text;
    Body->stringify(Text);
    std::clog << Text.str(); // Line breaks in a text are escaped.
    Body->stringify(std::clog);
    std::ostringstream Other;
    Stringifier::stringify(Body, Other);
    std::clog << Other.str();
  }
};

struct User {
  std::string Name, Password;
};

struct Answers : HTTPRequestHandler {
  User Known;
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Object Out;
    Out.set("name", Known.Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'password' is sent to the client
    Out.set("password", Known.Password);
    Out.stringify(Res.send());
    Object Removed;
    Removed.set("password", Known.Password);
    Removed.remove("password");
    Removed.stringify(Res.send());
    Object Cleared;
    Cleared.set("password", Known.Password);
    Cleared.clear();
    Stringifier::stringify(Cleared, Res.send());
  }
};

struct AnswersLater : HTTPRequestHandler {
  User Known;
  void send(HTTPServerResponse &Res, const Var &Document) {
    std::ostream &Out = Res.send();
    Stringifier::stringify(Document, Out);
  }
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Object Inner;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'password' is sent to the client
    Inner.set("name", Known.Name).set("password", Known.Password);
    Array List;
    List.add(Inner);
    send(Res, List);
    Array Kept;
    std::ofstream File("names");
    Kept.add(Known.Name).stringify(File);
    if (Kept.size() == 1)
      Kept.set(0, "");
  }
};

std::string literal() {
  Token T;
  T.setExpiration(Poco::Timestamp() + 600 * 1000000LL);
// CHECK-DAG: {{^}}[[#@LINE+2]]:{{.*}} token key is the literal
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} HMAC key of 6 bytes is shorter
  Signer S("secret");
  return S.sign(T, Signer::ALGO_HS256);
}

std::string fallback() {
  Token T;
  T.setExpiration(Poco::Timestamp() + Poco::Timespan(600, 0));
  Signer S;
// CHECK-DAG: {{^}}[[#@LINE+2]]:{{.*}} token key
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} HMAC key of 17 bytes is shorter
  S.setHMACKey(Poco::Environment::get("JWT_SECRET", "only-for-the-test"));
  return S.sign(T, Signer::ALGO_HS256);
}

std::string endless() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  Token T;
  T.setSubject("user");
  Signer S(Poco::Environment::get("JWT_SECRET"));
  return S.sign(T, Signer::ALGO_HS256);
}

std::string byPayload() {
  Token T;
  T.payload().set("exp", std::time(nullptr) + 600);
  Signer S(Poco::Environment::get("JWT_SECRET"));
  return S.sign(T, Signer::ALGO_HS256);
}

std::string byObject() {
  Token T;
  Object &Claims = T.payload();
  Claims.set("exp", std::time(nullptr) + 600);
  Signer S(Poco::Environment::get("JWT_SECRET"));
  return S.sign(T, Signer::ALGO_HS256);
}

struct Decodes : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    std::string Text = Req.get("Authorization").substr(7);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
    Token T(Text);
    if (T.getSubject() == "admin")
      Res.send() << "secret";
  }
};

struct Verifies : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Signer S(Poco::Environment::get("JWT_SECRET"));
    Token T = S.verify(Req.get("Authorization").substr(7));
    if (T.getIssuer() != "shop" || T.getAudience().empty() || T.getAudience()[0] != "web")
      return Res.setStatus(HTTPResponse::HTTP_UNAUTHORIZED);
    if (T.getSubject() == "admin" && T.getId() != "" && T.getExpiration() > Poco::Timestamp())
      Res.send() << "secret";
  }
};

struct VerifiesOnly : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Signer S(Poco::Environment::get("JWT_SECRET"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any issuer and any audience pass
    Token T = S.verify(Req.get("Authorization").substr(7));
    Res.send() << T.payload().getValue<std::string>("name");
  }
};

struct Tries : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    Signer S(Poco::Environment::get("JWT_SECRET"));
    Token T;
    if (!S.tryVerify(Req.get("Authorization").substr(7), T))
      return Res.setStatus(HTTPResponse::HTTP_UNAUTHORIZED);
    if (T.getIssuer() == "shop" && T.getAudience()[0] == "web" && T.getSubject() == "admin")
      Res.send() << "secret";
  }
};
