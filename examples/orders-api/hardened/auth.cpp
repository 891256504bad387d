#include "auth.h"

#include "security.h"
#include <chrono>
#include <iostream>
#include <jwt/jwt.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using namespace jwt::params;

Auth::Auth(Database &db, const config::Settings &settings)
    : db_(db), key_(settings.tokenKey) {}

std::string Auth::issue(const std::string &user) const {
  jwt::jwt_object token{algorithm("HS256"), secret(key_)};
  token.add_claim("sub", user);
  token.add_claim("iss", "orders").add_claim("aud", "orders");
  token.add_claim("exp",
                  std::chrono::system_clock::now() + std::chrono::minutes(15));
  return token.signature();
}

std::optional<std::string> Auth::userOf(const httplib::Request &req) const {
  std::string header = req.get_header_value("Authorization");
  if (header.rfind("Bearer ", 0) != 0)
    return std::nullopt;
  std::error_code error;
  auto token = jwt::decode(header.substr(7), algorithms({"HS256"}), error,
                           secret(key_), verify(true), issuer("orders"),
                           aud("orders"));
  if (error)
    return std::nullopt;
  return token.payload().get_claim_value<std::string>("sub");
}

static json objectIn(const httplib::Request &req) {
  json body = json::parse(req.body, nullptr, false);
  return body.is_object() ? body : json::object();
}

void Auth::login(const httplib::Request &req, httplib::Response &res) {
  json body = objectIn(req);
  std::string name = body.value("name", "");
  Statement find(db_, "SELECT digest FROM users WHERE name=?");
  find.bind(1, name);
  if (!find.step() ||
      !security::verifyPassword(find.text(0), body.value("password", ""))) {
    std::cout << "login refused\n";
    res.status = 401;
    return;
  }
  json answer;
  answer["token"] = issue(name);
  res.set_content(answer.dump(), "application/json");
}

void Auth::signUp(const httplib::Request &req, httplib::Response &res) {
  json body = objectIn(req);
  std::string digest = security::hashPassword(body.value("password", ""));
  Statement insert(db_, "INSERT INTO users(name, digest) VALUES(?, ?)");
  insert.bind(1, body.value("name", "")).bind(2, digest);
  res.status = insert.run() ? 201 : 409;
}

void Auth::addRoutes(httplib::Server &server) {
  server.Post("/login", [this](const httplib::Request &req,
                               httplib::Response &res) { login(req, res); });
  server.Post("/users", [this](const httplib::Request &req,
                               httplib::Response &res) { signUp(req, res); });
}
