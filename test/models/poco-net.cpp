// Every row of the model is used, and what handlers do is judged, with the headers of POCO 1.11.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: grep -v ": constant " %t | not grep "^poco-net:"
// RUN: %both %s portcullis-cross-site-scripting,portcullis-header-injection,portcullis-open-redirect,portcullis-path-traversal,portcullis-log-injection,portcullis-server-side-request-forgery,portcullis-plaintext-listener,portcullis-missing-rate-limit,portcullis-hardcoded-credential,portcullis-cors-wildcard-origin,portcullis-insecure-cookie -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <Poco/Net/Context.h>
#include <Poco/Net/FTPClientSession.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPBasicCredentials.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPCookie.h>
#include <Poco/Net/HTTPCredentials.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/MediaType.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/OAuth20Credentials.h>
#include <Poco/Net/PartHandler.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/WebSocket.h>
#include <Poco/StreamCopier.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>
#include <Poco/URIStreamOpener.h>
#include <cstdlib>
#include <fstream>
#include <iostream>

using namespace Poco::Net;

struct Page : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req, Req.stream());
    Res.setContentType("text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches an HTML response
    Res.send() << "<p>" << Form.get("name");
    Res.send() << "<p>" << std::stoi(Form["count"]);
  }
};

struct KeptStream : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    std::string Body;
    Poco::StreamCopier::copyToString(Req.stream(), Body);
    Res.setContentType(MediaType("text/html"));
    std::ostream &Out = Res.send();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
    Out << "<p>" << Body;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
    Out.write(Body.data(), Body.size());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
    Res.sendBuffer(Body.data(), Body.size());
  }
};

struct Text : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    std::string Body;
    Poco::StreamCopier::copyToString(Req.stream(), Body);
    Res.setContentType(MediaType("text", "plain"));
    std::ostream &Out = Res.send();
    Out << "<p>" << Body;
    Res.sendBuffer(Body.data(), Body.size());
    std::ofstream File("upload");
    File << "<p>" << Body; // No response.
  }
};

struct Untyped : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches an HTML response
    Res.send() << "<p>" + Form.get("name", "nobody");
    Res.send() << "{\"name\": \"" + Form.get("name", "nobody") + "\"}"; // No browser takes that for a page.
  }
};

struct Headers : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req, Req.stream());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'name' reaches a response header
    Res.set("X-Name", Form.get("name"));
    Res.set("X-Name", Req.get("X-Name")); // A header holds no line break.
    Res.add("X-Target", Req.getURI());    // Nor does what stands in the first line.
    Res.set("X-Count", std::to_string(std::stoi(Form.get("name"))));
    Res.set(HTTPMessage::CONTENT_TYPE, "text/plain");
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} form field 'to' reaches a response header
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'to' reaches the target of a redirect
    Res.redirect(Form.get("to"));
    Res.redirect("/page/" + std::to_string(std::stoi(Form.get("n"))));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res.set("Access-Control-Allow-Origin", "*");
    Res.set("Access-Control-Allow-Origin", "https://shop.example");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session'
    Res.add(HTTPResponse::SET_COOKIE, "session=" + Form.get("s"));
// CHECK: {{^}}[[#@LINE-1]]:{{.*}} form field 's' reaches a response header
  }
};

struct Files : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'X-File' reaches a file path
    Res.sendFile("/srv/" + Req.get("X-File"), "text/plain");
    Res.sendFile("/srv/known", "text/plain");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    std::ifstream ByUri("/srv/" + Poco::URI(Req.getURI()).getPath());
    NameValueCollection Cookies;
    Req.getCookies(Cookies);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie reaches a file path
    std::ifstream ByCookie("/srv/" + Cookies.get("file", "none"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie reaches a file path
    std::ifstream Found("/srv/" + Cookies.find("file")->second);
    for (const auto &Cookie : Cookies)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie reaches a file path
      std::ifstream Each("/srv/" + Cookie.second);
    for (const auto &Header : Req)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
      std::ifstream Each("/srv/" + Header.second);
    NameValueCollection Own;
    Own.set("file", "known");
    std::ifstream ByOwn("/srv/" + Own["file"]);
    Own.erase("file");
    Own.clear();
    if (Own.empty() && !Own.has("file"))
      HTMLForm(Req).begin();
    HTTPBasicCredentials Client(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
    std::ifstream ByName("/home/" + Client.getUsername());
    HTTPBasicCredentials Mine("backup", std::getenv("BACKUP_PASSWORD"));
    std::ifstream ByOwnName("/home/" + Mine.getUsername());
    std::string Scheme, Info;
    Req.getCredentials(Scheme, Info);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
    std::ifstream ByInfo("/home/" + Info);
  }
};

struct Upload : PartHandler {
  void handlePart(const MessageHeader &Header, std::istream &In) override {
    std::string Kind, Line;
    NameValueCollection Parts;
    MessageHeader::splitParameters(Header["Content-Disposition"], Kind, Parts);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name 'Header' reaches a file path
    std::ofstream Out("/srv/upload/" + Parts["filename"]);
    std::ofstream Fixed("/srv/upload/part");
    std::string All;
    Poco::StreamCopier::copyToString(In, All);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'In' reaches a log line
    std::clog << "part " << All;
  }
};

struct Logs : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    std::clog << Req.getMethod() << Req.getURI() << Req.clientAddress().toString(); // No line breaks.
    if (Req.get(HTTPRequest::AUTHORIZATION).empty() && Req.get(HTTPRequest::COOKIE).empty() &&
        Req[HTTPRequest::HOST] != "shop.example")
      return Res.setStatusAndReason(HTTPResponse::HTTP_UNAUTHORIZED);
    HTTPCookie Cookie("session", Req.get("X-Session"));
// CHECK: {{^}}[[#@LINE-1]]:{{.*}} cookie 'session'
    Res.addCookie(Cookie);
  }
};

struct Socket1 : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    WebSocket Client(Req, Res);
    char Text[1024];
    int Flags;
    Client.receiveFrame(Text, sizeof Text, Flags);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches a log line
    std::clog << Text;
    HTTPClientSession Session("shop.example");
    HTTPRequest Out;
    HTTPResponse In;
    WebSocket Other(Session, Out, In);
    char Answer[1024];
    Other.receiveFrame(Answer, sizeof Answer, Flags);
    std::clog << Answer; // Of a server that this one asks.
  }
};

struct Outgoing : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'host' reaches the host of an outgoing request
    StreamSocket Out(SocketAddress(Form.get("host"), 80));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'host' reaches the host of an outgoing request
    Out.connect(SocketAddress(IPAddress(Form.get("host")), 80));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'host' reaches the host of an outgoing request
    Out.connect(SocketAddress(SocketAddress::IPv4, Form.get("host"), 80));
    Out.connect(SocketAddress("10.0.0.7", 80));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'url' reaches the host of an outgoing request
    Poco::URIStreamOpener::defaultOpener().open(Form.get("url"));
    Poco::URIStreamOpener::defaultOpener().open("https://shop.example/a");
  }
};

void credentials(HTTPClientSession &Session, HTTPRequest &Req, SMTPClientSession &Mail, FTPClientSession &Files) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  HTTPCredentials One("user", "Tr0ub4dor&3");
  HTTPCredentials Two("user", std::getenv("SHOP_PASSWORD"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Two.setPassword("Tr0ub4dor&3");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  OAuth20Credentials Bearer("gho_16C7e42F292c6912E7");
  OAuth20Credentials Fine(std::string(std::getenv("TOKEN")));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Fine.setBearerToken("gho_16C7e42F292c6912E7");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Req.setCredentials("Bearer", "gho_16C7e42F292c6912E7");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Mail.login(SMTPClientSession::AUTH_PLAIN, "user", "Tr0ub4dor&3");
  Mail.login(SMTPClientSession::AUTH_PLAIN, "user", std::getenv("MAIL_PASSWORD"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Files.login("user", "Tr0ub4dor&3");
}

struct Factory : HTTPRequestHandlerFactory {
  HTTPRequestHandler *createRequestHandler(const HTTPServerRequest &Req) override {
    if (Req.getURI() == "/page")
      return new Page;
    return new Text;
  }
};

void byPort() {
  HTTPServer Server(new Factory, 8080);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Server.start();
  Server.stop();
}

void bySocket() {
  ServerSocket Socket(8080);
  HTTPServer Server(new Factory, Socket, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Server.start();
}

void byPool(Poco::ThreadPool &Pool) {
  ServerSocket Socket(SocketAddress(IPAddress("10.0.0.7"), 8080));
  HTTPServer Server(new Factory, Pool, Socket, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '10.0.0.7' without TLS
  Server.start();
}

void byFamily() {
  ServerSocket Socket(SocketAddress(SocketAddress::IPv4, "10.0.0.7", 8080));
  HTTPServer Server(new Factory, Socket, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '10.0.0.7' without TLS
  Server.start();
}

void byPortsAddress() {
  SocketAddress Address(8080);
  ServerSocket Socket(SocketAddress(Address), 64);
  HTTPServer Server(new Factory, Socket, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  Server.start();
}

void later() {
  ServerSocket Socket;
  Socket.bind(SocketAddress("0.0.0.0:8080"));
  Socket.listen();
  HTTPServer Server(new Factory, Socket, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0:8080' without TLS
  Server.start();
}

void local() {
  HTTPServer Server(new Factory, ServerSocket(SocketAddress("127.0.0.1", 8080)), new HTTPServerParams);
  Server.start();
}

void unknown(const std::string &Host) {
  HTTPServer Server(new Factory, ServerSocket(SocketAddress(Host, 8080)), new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of
  Server.start();
}

void secure(Context::Ptr Tls) {
  SecureServerSocket Socket(8443, 64, Tls);
  HTTPServer Server(new Factory, Socket, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of
  Server.start();
}

void secureLater(Context::Ptr Tls) {
  SecureServerSocket Socket(Tls);
  Socket.bind(8443);
  Socket.listen();
  ServerSocket Kept(static_cast<const Poco::Net::Socket &>(Socket));
  HTTPServer Server(new Factory, Kept, new HTTPServerParams);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of
  Server.start();
}
