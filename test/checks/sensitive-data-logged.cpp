// RUN: %both %s portcullis-sensitive-data-logged -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>
#include <syslog.h>

static std::string masked(const std::string &) { return "***"; }

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    std::string Password = Body["password"];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    std::cout << "login with " << Password << std::endl;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is written to the log
    spdlog::info("card {}", Body["card_number"].get<std::string>());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request body, which holds 'password'
    std::clog << Req.body;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a header that carries tokens
    std::cerr << Req.get_header_value("Authorization");
    std::cout << masked(Password) << Password.size();
    std::string compass = Body["compass"];
    std::string shipping = Body["shipping"];
    std::cout << compass << shipping << Body["user"].get<std::string>();
    int pass = 0; // A count, and a ticket.
    std::string boardingPass = Body["boardingPass"];
    std::cout << ++pass << boardingPass;
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} 'userPass' (password) is written to the log
    std::string userPass = Body["p"];
    std::cout << userPass;
    std::string api_key_var = "SERVICE_KEY"; // Where a key is, not the key.
    std::clog << "no variable " << api_key_var;
    syslog(LOG_INFO, "login of %s", Body["user"].get<std::string>().c_str());
  });
}
