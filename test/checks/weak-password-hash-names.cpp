// RUN: %both %s portcullis-weak-password-hash -- %flags | FileCheck %s --implicit-check-not=warning:
// RUN: %exit 1 %scan --checks='-*,portcullis-weak-password-hash' %s | FileCheck %s --check-prefix=NOTES
#include <httplib.h>
#include <cstdlib>
#include <openssl/sha.h>
#include <pqxx/pqxx>
#include <sodium.h>

std::string sha256(const std::string &Text);
std::string pbkdf2_hmac_sha256(const std::string &Text);
class MD5 {
public:
  void update(const std::string &Text);
};

// What is hashed slowly after is no weaker.
static void shortened(const std::string &Password) {
  unsigned char Digest[64];
  SHA512(reinterpret_cast<const unsigned char *>(Password.data()),
         Password.size(), Digest);
  char Strong[crypto_pwhash_STRBYTES];
  crypto_pwhash_str(Strong, reinterpret_cast<const char *>(Digest), 64, 2, 1);
}

// A list of leaked passwords is asked by the first digits.
static void leaked(const std::string &Password) {
  std::string Digits = sha256(Password);
  httplib::Client("leaks.example").Get(("/range/" + Digits.substr(0, 5)).c_str());
}

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
    shortened(Password);
    leaked(Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'sha256'
    Res.set_header("X", sha256(Password));
    Res.set_header("X", pbkdf2_hmac_sha256(Password));
    Res.set_header("ETag", sha256(Req.get_param_value("document")));
    MD5 Hash;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'MD5::update'
    Hash.update(Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'std::hash::operator()'
    auto Number = std::hash<std::string>{}(Password);
    Res.set_header("X", std::to_string(Number));
    pqxx::connection Connection("service=app");
    pqxx::work Work(Connection);
    std::string User = Req.get_param_value("user");
// CHECK: {{^}}[[#@LINE+3]]:{{.*}} the database compares a password with one kept as text
// NOTES: [[#@LINE+1]]:22: note: the statement
    Work.exec_params("SELECT id FROM users WHERE name = $1 AND password = $2",
                     User, Password);
    Work.exec_params("SELECT id FROM users WHERE password = crypt($2, password) "
                     "AND name = $1",
                     User, Password);
    Work.exec_params("SELECT password FROM users WHERE name = $1", User);
    // Kept where secrets are: the deployment gives it.
    std::string AdminPassword = std::getenv("ADMIN_PASSWORD");
    if (Password == AdminPassword)
      Res.status = 200;
  });
}
