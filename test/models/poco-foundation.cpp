// Every row of the models is used, with the headers of POCO 1.11.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s %S/poco-json.cpp -- -std=c++17 > %t
// RUN: not grep "^poco-foundation:" %t
// RUN: not grep "^poco-json:" %t
// RUN: %both %s portcullis-path-traversal,portcullis-log-injection,portcullis-command-injection,portcullis-unvalidated-input,portcullis-hardcoded-credential,portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-server-side-request-forgery -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <Poco/Crypto/Cipher.h>
#include <Poco/Environment.h>
#include <Poco/File.h>
#include <Poco/FileStream.h>
#include <Poco/Format.h>
#include <Poco/HMACEngine.h>
#include <Poco/LogStream.h>
#include <Poco/Logger.h>
#include <Poco/MD5Engine.h>
#include <Poco/Message.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPCredentials.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Nullable.h>
#include <Poco/NumberParser.h>
#include <Poco/PBKDF2Engine.h>
#include <Poco/Path.h>
#include <Poco/Process.h>
#include <Poco/RegularExpression.h>
#include <Poco/SHA1Engine.h>
#include <Poco/SharedPtr.h>
#include <Poco/StreamCopier.h>
#include <Poco/String.h>
#include <Poco/StringTokenizer.h>
#include <Poco/URI.h>
#include <Poco/Util/Application.h>
#include <Poco/Util/LayeredConfiguration.h>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace Poco::Net;

struct Names : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req);
    std::string Name = Form.get("f");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream Trimmed("/srv/" + Poco::trim(Name));
    std::string Lower = Form.get("l");
    Poco::toLowerInPlace(Lower);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'l' reaches a file path
    std::ifstream InPlace("/srv/" + Lower);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream Joined(Poco::cat(std::string("/srv/"), Name));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream Replaced("/srv/" + Poco::replace(Name, "a", "b"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream Formatted(Poco::format("/srv/%s", Name));
    std::string Text;
    Poco::format(Text, "/srv/%s", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream FormattedTo(Text);
    std::ifstream Counted(Poco::format("/srv/%z", Name.size()));
    Poco::StringTokenizer Parts(Name, ";");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream ByPart("/srv/" + Parts[0]);
    for (const std::string &Part : Parts)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
      std::ifstream EachPart("/srv/" + Part);
    Poco::SharedPtr<std::string> Shared(new std::string(Name));
    if (!Shared.isNull())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
      std::ifstream BySharedPointer("/srv/" + *Shared);
    auto Made = Poco::makeShared<std::string>(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    std::ifstream ByMade("/srv/" + *Made);
    Poco::Nullable<std::string> Maybe(Name);
    if (!Maybe.isNull())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
      std::ifstream ByNullable("/srv/" + Maybe.value());
  }
};

struct Checked : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req);
    std::string A = Form.get("a"), B = Form.get("b"), D = Form.get("d"), E = Form.get("e");
    Poco::RegularExpression Word("[a-z]+");
    if (Word.match(A))
      std::ifstream Matched("/srv/" + A);
    if (Word == B)
      std::ifstream Equal("/srv/" + B);
    if (Poco::RegularExpression::match(D, "[a-z]+"))
      std::ifstream Static("/srv/" + D);
    if (Poco::icompare(E, "known") == 0)
      std::ifstream Known("/srv/" + E);
    std::string F = Form.get("f"), G = Form.get("g");
    if (Poco::startsWith(F, std::string("a")))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
      std::ifstream Prefixed("/srv/" + F);
    if (Poco::endsWith(G, std::string(".txt")))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'g' reaches a file path
      std::ifstream Suffixed("/srv/" + G);
  }
};

struct Paths : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req);
    std::string Name = Form.get("f");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    Poco::FileInputStream In("/srv/" + Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    Poco::FileOutputStream Out("/srv/" + Name);
    Poco::FileInputStream Fixed("/srv/a");
    Out << "text";
    Poco::Path Dir("/srv");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    Poco::FileInputStream ByPath(Poco::Path(Dir, Name).toString());
    Poco::FileInputStream ByName(Poco::Path(Dir, Poco::Path(Name).getFileName()).toString());
    Poco::Path Grown("/srv");
    Grown.append(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    Poco::FileInputStream ByGrown(Grown.toString());
    Poco::Path Read;
    Read.parse(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    Poco::FileInputStream ByRead(Read.parent().toString());
    Poco::File File("/srv/" + Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    File.remove();
    std::vector<std::string> Found;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    File.list(Found);
    Poco::File Known("/srv/known");
    Known.createDirectories();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a file path
    Known.renameTo(File.path());
    Known.renameTo("/srv/other");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches a command that is run
    Poco::Process::launch(Name, {});
    Poco::Process::launch("ls", {Name});
    Poco::URI Url(Req.getURI());
    std::vector<std::string> Segments;
    Url.getPathSegments(Segments);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    Poco::FileInputStream BySegment("/srv/" + Segments[0]);
    std::string Decoded;
    Poco::URI::decode(Url.getRawQuery(), Decoded);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    Poco::FileInputStream ByDecoded("/srv/" + Decoded);
    Poco::URI To("https://shop.example/");
    To.setHost(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches the host of an outgoing request
    HTTPClientSession Session(To.getHost());
    Poco::URI Made("https", Name, "/items"), Fixed2("https", "shop.example", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'f' reaches the host of an outgoing request
    Session.setHost(Made.getHost());
    Session.setHost(Fixed2.getHost());
  }
};

struct Logs : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    std::string Body;
    Poco::StreamCopier::copyToString(Req.stream(), Body);
    Poco::Logger &Log = Poco::Logger::get("shop");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    Log.information(Body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    Log.warning("got %s", Body);
    Log.warning("got %s for %s", Req.getMethod(), Req.getURI()); // Neither holds a line break.
    Log.warning("got %z", Body.size());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    Log.log(Poco::Message("shop", Body, Poco::Message::PRIO_ERROR));
    Poco::LogStream Stream(Log);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    Stream << "got " << Body << std::endl;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    Log.error(Poco::Logger::format("got $0", Body));
    if (Log.information())
      Log.information("done");
  }
};

struct Numbers : HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &Req, HTTPServerResponse &Res) override {
    HTMLForm Form(Req);
    std::vector<int> Values;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'n'
    Values.resize(Poco::NumberParser::parse(Form.get("n")));
    int Count = 0;
    if (Poco::NumberParser::tryParse(Form.get("m"), Count) && Count > 0 && Count < 100)
      Values.resize(Count);
  }
};

void settings() {
  HTTPCredentials Fine("user", Poco::Environment::get("SHOP_PASSWORD"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  HTTPCredentials Fallback("user", Poco::Environment::get("SHOP_PASSWORD", "Tr0ub4dor&3"));
  auto &Config = Poco::Util::Application::instance().config();
  HTTPCredentials Configured("user", Config.getString("shop.password"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  HTTPCredentials Default("user", Config.getString("shop.password", "Tr0ub4dor&3"));
}

std::string fast(const std::string &Password) {
  Poco::SHA1Engine Engine;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is hashed by
  Engine.update(Password);
  return Poco::DigestEngine::digestToHex(Engine.digest());
}

void keep(const std::string &Password, const std::string &Salt, Poco::Crypto::Cipher &Cipher) {
  Poco::PBKDF2Engine<Poco::HMACEngine<Poco::SHA1Engine>> Slow(Salt, 600000, 32);
  Slow.update(Password);
  std::ofstream File("users");
  File << Poco::DigestEngine::digestToHex(Slow.digest());
  File << Cipher.encryptString(Password);
  std::istringstream Plain(Password);
  std::ostringstream Hidden;
  Cipher.encrypt(Plain, Hidden);
  File << Hidden.str();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
  File << Password;
  Poco::FileOutputStream Other("users");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
  Other << Password;
}

std::string sign(const std::string &Key, const std::string &Text) {
  Poco::HMACEngine<Poco::SHA1Engine> Engine(Key);
  Engine.update(Text);
  return Poco::DigestEngine::digestToHex(Engine.digest());
}
