// The rest of the rows: see poco.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 %s
#include <Poco/Crypto/CipherKey.h>
#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/Net/AcceptCertificateHandler.h>
#include <Poco/Net/Context.h>
#include <Poco/SAX/InputSource.h>
#include <sstream>

void all(const std::string &Text, std::istream &In) {
  using Poco::Net::Context;
  Context Client(Context::TLS_CLIENT_USE, "", "", "", Context::VERIFY_RELAXED);
  Context Short(Context::TLS_CLIENT_USE, "");
  Client.enableExtendedCertificateVerification(true);
  Client.requireMinimumProtocol(Context::PROTO_TLSV1_2);
  Poco::Net::AcceptCertificateHandler Handler(false);
  Poco::Crypto::CipherKey Key("aes-256-gcm", Text);
  Poco::XML::DOMParser Parser;
  Parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_GENERAL_ENTITIES, false);
  Poco::XML::InputSource Source(In);
  Parser.parse(&Source)->getNodeByPath(Text);
}
