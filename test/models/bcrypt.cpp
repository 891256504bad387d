// Every row of the model is used; what they make of a password may be stored.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^bcrypt:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-weak-password-hash -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <httplib.h>
#include <string>
#include <bcrypt/BCrypt.hpp>

void routes(httplib::Server &Srv, const char *Salt, const std::string &Known) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    std::ofstream Users("users");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users << Password;
    Users << BCrypt::generateHash(Password);
    char Hash[64], Other[64];
    bcrypt_hashpw(Password.c_str(), Salt, Hash);
    Users << Hash;
    bcrypt_newhash(Password.c_str(), 12, Other, sizeof Other);
    Users << Other;
    char Key[32];
    bcrypt_pbkdf(Password.data(), Password.size(), (const uint8_t *)Salt, 16, (uint8_t *)Key, sizeof Key, 100);
    Users.write(Key, sizeof Key);
  });
  Srv.Post("/login", [=](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
    if (!BCrypt::validatePassword(Password, Known) && bcrypt_checkpw(Password.c_str(), Known.c_str()) != 0)
      Res.status = 401;
  });
}
