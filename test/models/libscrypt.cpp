// Every row of the model is used; what they make of a password may be stored.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^libscrypt:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-weak-password-hash -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <httplib.h>
#include <string>
#include <libscrypt.h>

void routes(httplib::Server &Srv, const uint8_t *Salt, char *Known) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    std::ofstream Users("users");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users << Password;
    char Hash[128], Key[64];
    libscrypt_hash(Hash, Password.c_str(), 1 << 15, 8, 1);
    Users << Hash;
    libscrypt_scrypt((const uint8_t *)Password.data(), Password.size(), Salt, 16, 1 << 15, 8, 1, (uint8_t *)Key, 64);
    Users.write(Key, 64);
  });
  Srv.Post("/login", [=](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
    if (libscrypt_check(Known, Password.c_str()) <= 0)
      Res.status = 401;
  });
}
