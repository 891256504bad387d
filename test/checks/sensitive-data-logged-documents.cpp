// Documents that hold sensitive fields, and what a fast hash hides.
// RUN: %both %s portcullis-sensitive-data-logged -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <openssl/sha.h>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <sstream>

using nlohmann::json;
std::string other(const std::string &);

static std::string sha256(const std::string &Text) {
  unsigned char Digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char *>(Text.data()), Text.size(), Digest);
  std::ostringstream Hex;
  for (unsigned char Byte : Digest)
    Hex << std::hex << std::setw(2) << std::setfill('0') << int(Byte);
  return Hex.str();
}

static std::string slow(const std::string &Text) {
  char Out[crypto_pwhash_STRBYTES];
  crypto_pwhash_str(Out, Text.c_str(), Text.size(), 3, 1 << 26);
  return Out;
}

void filled(const httplib::Request &Req) {
  json Login;
  Login["name"] = Req.get_param_value("name");
  Login["password"] = other(Req.body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the document, which holds 'password', is written to the log
  std::cout << Login << std::endl;
  std::cout << Login["name"];
  Login["password"] = "***";
  std::cout << Login;
}

void listed(const httplib::Request &Req) {
  json Login = {{"name", "me"}, {"account", {{"password", other(Req.body)}}}};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the document, which holds 'password', is written to the log
  spdlog::info("login {}", Login.dump());
  Login.erase("account");
  spdlog::info("login {}", Login.dump());
}

// Few people choose a password that nobody has tried; a token is another matter.
void hashed(const httplib::Request &Req) {
  std::string Password = sha256(Req.get_param_value("password"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
  std::cout << Password;
  std::cout << sha256(Req.get_param_value("access_token"));
  std::string AccessToken = sha256(Req.get_param_value("access_token"));
  std::cout << AccessToken;
  std::string Stored = slow(Req.get_param_value("password"));
  std::cout << Stored;
}

// What else is asked of the document does not matter.
void granted(const httplib::Request &Req, httplib::Response &Res) {
  json Body = json::parse(Req.body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'password', is written to the log
  std::cout << Body;
  std::string Grant = Body["grant"];
  if (Grant == "credentials")
    Res.set_content(other(Body["password"]), "text/plain");
}

void named(const httplib::Request &Req, httplib::Response &Res) {
  json Body = json::parse(Req.body);
  std::cout << Body;
  std::string Grant = Body["grant"];
  if (Grant == "guest")
    Res.set_content(other(Body["name"]), "text/plain");
}

int main() {
  httplib::Server Server;
  Server.Post("/grant", granted);
  Server.Post("/name", named);
  Server.Post("/a", [](const httplib::Request &Req, httplib::Response &) {
    filled(Req);
    listed(Req);
    hashed(Req);
  });
  Server.listen("127.0.0.1", 8080);
}
