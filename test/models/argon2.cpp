// Every row of the model is used; what they make of a password may be stored.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^argon2:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-weak-password-hash -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <httplib.h>
#include <string>
#include <argon2.h>

void routes(httplib::Server &Srv, const char *Salt, const std::string &Known) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    std::ofstream Users("users");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users << Password;
    char Id[128], I[128], D[128], Any[128];
    argon2id_hash_encoded(2, 1 << 16, 1, Password.data(), Password.size(), Salt, 16, 32, Id, 128);
    argon2i_hash_encoded(2, 1 << 16, 1, Password.data(), Password.size(), Salt, 16, 32, I, 128);
    argon2d_hash_encoded(2, 1 << 16, 1, Password.data(), Password.size(), Salt, 16, 32, D, 128);
    Users << Id << I << D;
    char Raw[32], More[32];
    argon2id_hash_raw(2, 1 << 16, 1, Password.data(), Password.size(), Salt, 16, Raw, 32);
    Users.write(Raw, 32);
    argon2_hash(2, 1 << 16, 1, Password.data(), Password.size(), Salt, 16, More, 32, Any, 128, Argon2_id, ARGON2_VERSION_13);
    Users << Any;
    Users.write(More, 32);
  });
  Srv.Post("/login", [=](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
    if (argon2id_verify(Known.c_str(), Password.data(), Password.size()) != 0 ||
        argon2_verify(Known.c_str(), Password.data(), Password.size(), Argon2_id) != 0)
      Res.status = 401;
  });
}
