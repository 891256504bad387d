// RUN: %both %s portcullis-weak-password-hash -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <openssl/sha.h>
#include <sodium.h>

static void hash(const std::string &Text, unsigned char *Out) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is hashed by 'SHA256'
  SHA256(reinterpret_cast<const unsigned char *>(Text.data()), Text.size(), Out);
}

static void checksum(const std::string &File, unsigned char *Out) {
  SHA256(reinterpret_cast<const unsigned char *>(File.data()), File.size(), Out);
}

static std::string storedPassword(const nlohmann::json &Users, int Id) {
  return Users[Id]["password"];
}

static std::string hashed(const std::string &Password) {
  char Strong[crypto_pwhash_STRBYTES];
  crypto_pwhash_str(Strong, Password.c_str(), Password.size(), 2, 1 << 26);
  return Strong;
}

int main() {
  httplib::Server Srv;
  Srv.Post("/register", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    std::string Password = Body["password"];
    unsigned char Digest[32];
    hash(Password, Digest);
    checksum(Body["document"], Digest);
    char Strong[crypto_pwhash_STRBYTES];
    crypto_pwhash_str(Strong, Password.c_str(), Password.size(), 2, 1 << 26);
  });
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &Res) {
    nlohmann::json Users;
    std::string Password = Req.get_param_value("password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} compared with one kept as text
    if (Password == storedPassword(Users, 1))
      Res.set_content("ok", "text/plain");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} compared with one kept as text
    if (Users[1]["password_hash"].get<std::string>() != Password)
      Res.set_content("no", "text/plain");
    if (Users[1]["password_hash"].get<std::string>() == hashed(Password))
      Res.set_content("ok", "text/plain");
    if (Users[1]["name"].get<std::string>() == Password)
      Res.set_content("too simple", "text/plain");
    if (Password == Req.get_param_value("password_repeat"))
      Res.set_content("same", "text/plain");
  });
}
