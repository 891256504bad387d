// A factory compares the URI and makes the object that answers.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: portcullis routes --no-cache --quiet %s -- -std=c++17 > %t
// RUN: FileCheck %s --check-prefix=ROUTES < %t
// RUN: %both %s portcullis-missing-authentication -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/URI.h>
#include <cstdlib>

using namespace Poco::Net;

struct Ping : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &, HTTPServerResponse &Res) override { Res.send() << "pong"; }
};
struct Restart : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &, HTTPServerResponse &Res) override {
    std::system("restart");
    Res.send();
  }
};
struct Clear : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    if (!Req.hasCredentials())
      return Res.setStatusAndReason(HTTPResponse::HTTP_UNAUTHORIZED);
    std::system("clear");
    Res.send();
  }
};
struct Missing : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &, HTTPServerResponse &Res) override {
    Res.setStatusAndReason(HTTPResponse::HTTP_NOT_FOUND);
    Res.send();
  }
};

// ROUTES-DAG: {{^}}{{[^A-Z]*}}/ping{{ +}}Ping::handleRequest{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/restart{{ +}}Restart::handleRequest{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/clear{{ +}}Clear::handleRequest{{ }}
// ROUTES-DAG: Missing::handleRequest
struct Factory : HTTPRequestHandlerFactory {
  HTTPRequestHandler *createRequestHandler(const HTTPServerRequest &Req) override {
    if (Req.getURI() == "/ping")
      return new Ping;
    Poco::URI Uri(Req.getURI());
    if (Req.getMethod() == HTTPRequest::HTTP_POST) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /restart' {{.*}} nothing asks who the client is
      if (Uri.getPath() == "/restart")
        return new Restart();
      if (Uri.getPath() == "/clear")
        return new Clear();
    }
    return new Missing();
  }
};

int main() {
  HTTPServer Server(new Factory, ServerSocket(8080), new HTTPServerParams);
  Server.start();
}
