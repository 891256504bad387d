// A logger that many share does not leak, its callers do.
// RUN: %both %s portcullis-sensitive-data-logged -- %flags | FileCheck %s --implicit-check-not=warning:
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: %both %t/fixed.cpp portcullis-sensitive-data-logged --fix -- %flags > %t.left
// RUN: FileCheck %s --check-prefix=FIXED --input-file=%t/fixed.cpp
#include <httplib.h>
#include <iostream>
#include <nlohmann/json.hpp>

class Logger {
public:
  void log(const std::string &Text) { std::cout << "[info] " << Text << "\n"; }
  void info(const std::string &Text) { log(Text); }
};
template <typename... Parts> static void debug(Parts &&...Values) {
  (std::cerr << ... << Values) << '\n';
}
#define TRACE(x) std::cerr << x << '\n'

struct Bad {
  std::string Owner, Iban;
};
static std::ostream &operator<<(std::ostream &Out, const Bad &B) {
  return Out << B.Owner << B.Iban;
}
struct Good {
  std::string Owner, Iban;
};
static std::ostream &operator<<(std::ostream &Out, const Good &G) {
  return Out << G.Owner;
}

static const std::string PasswordTooShort = "the password is too short";

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    Logger Log;
    std::string Password = Req.get_param_value("password");
    std::string User = Req.get_param_value("user");
    Log.log("login of " + User);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} 'Password' (password) is written to the log
// FIXED: Log.log("login with " + Password);
    Log.log("login with " + Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log.info(Password);
    debug("user ", User);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    debug("password ", Password);
    TRACE("user " << User);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} 'Password' (password) is written to the log
// FIXED: TRACE("password " << Password);
    TRACE("password " << Password);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} 'Password' (password) is written to the log
// FIXED: std::cout << "***";
    std::cout << Password;

    Bad B{User, Req.get_param_value("iban")};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Iban' (payment data) is written to the log
    std::cout << "created " << B << "\n";
    Good G{User, Req.get_param_value("iban")};
    std::cout << "created " << G << "\n";

    // Text and numbers fixed in the code are nobody's data.
    int Pin = 13;
    std::cout << PasswordTooShort << Pin;
    const char *Passwd = Password.empty() ? "unset" : "set";
    std::cout << Passwd;
    for (int Pin = 0; Pin < 8; ++Pin)
      std::cout << Pin;
    std::string Otp = std::to_string(rand() % 1000000);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Otp' (one-time code) is written to the log
    std::cout << Otp;
  });
  Srv.Post("/replaced", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    std::string Password = Body["password"];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'password'
    std::cout << Body.dump();
    Body["password"] = "***";
    std::cout << Body.dump();
  });
  Srv.Post("/erased", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    std::string Password = Body["password"];
    auto Copy = Body;
    Copy.erase("password");
    std::cout << Copy.dump();
  });
  Srv.Post("/absent", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    if (!Body.contains("password")) {
      std::cout << Body.dump();
      return;
    }
    std::string Password = Body["password"];
  });
}
