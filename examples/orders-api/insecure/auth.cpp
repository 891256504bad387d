#include "auth.h"

#include <chrono>
#include <iostream>
#include <jwt/jwt.hpp>
#include <openssl/md5.h>
#include <openssl/sha.h>

using nlohmann::json;
using namespace jwt::params;

static std::string hexOf(const unsigned char *bytes, size_t count) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

static std::string hashed(const std::string &text) {
  unsigned char digest[MD5_DIGEST_LENGTH];
  MD5(reinterpret_cast<const unsigned char *>(text.data()), text.size(),
      digest);
  return hexOf(digest, sizeof digest);
}

static std::string fingerprint(const std::string &password) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char *>(password.data()),
         password.size(), digest);
  return hexOf(digest, sizeof digest);
}

Auth::Auth(Database &db, config::Settings settings)
    : db_(db), settings_(std::move(settings)) {}

std::string Auth::issue(const std::string &user) {
  jwt::jwt_object token{algorithm("HS256"), secret(config::tokenKey())};
  token.add_claim("iss", config::kIssuer).add_claim("sub", user);
  return token.signature();
}

std::string Auth::issueReset(const std::string &user) {
  jwt::jwt_object token{algorithm("HS256"), secret(settings_.resetKey)};
  token.add_claim("sub", user);
  token.add_claim("exp",
                  std::chrono::system_clock::now() + std::chrono::hours(48));
  return token.signature();
}

std::string userOf(const std::string &token) {
  auto decoded = jwt::decode(token, algorithms({"HS256", "none"}),
                             secret(config::tokenKey()), verify(false));
  return decoded.payload().get_claim_value<std::string>("sub");
}

bool isService(const std::string &token) {
  std::error_code error;
  auto decoded =
      jwt::decode(token, algorithms({"HS256"}), error, secret(SERVICE_KEY));
  return !error;
}

void Auth::login(const httplib::Request &req, httplib::Response &res) {
  json body = json::parse(req.body, nullptr, false);
  if (body.is_discarded()) {
    res.status = 400;
    return;
  }
  std::string name = body.value("name", "");
  std::string password = body.value("password", "");
  std::cout << "login of " << name << " with " << password << std::endl;
  std::string sql = "SELECT * FROM users WHERE name='" + name + "'";
  json rows = db_.query(sql);
  if (rows.empty() || rows[0]["secret"] != hashed(password)) {
    res.status = 401;
    return;
  }
  json answer;
  answer["token"] = issue(name);
  res.set_content(answer.dump(), "application/json");
}

void Auth::signUp(const httplib::Request &req, httplib::Response &res) {
  std::string name = req.get_param_value("name");
  std::string password = req.get_param_value("password");
  sqlite3_stmt *statement = nullptr;
  sqlite3_prepare_v2(db_.handle(),
                     "INSERT INTO users(name, secret, card) VALUES(?, ?, ?)",
                     -1, &statement, nullptr);
  std::string digest = hashed(password);
  std::string cardNumber = req.get_param_value("card");
  sqlite3_bind_text(statement, 1, name.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text(statement, 2, digest.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text(statement, 3, cardNumber.c_str(), -1, SQLITE_TRANSIENT);
  bool done = sqlite3_step(statement) == SQLITE_DONE;
  sqlite3_finalize(statement);
  res.status = done ? 201 : 409;
  json answer;
  answer["name"] = name;
  answer["password"] = password;
  res.set_content(answer.dump(), "application/json");
}

void Auth::reset(const httplib::Request &req, httplib::Response &res) {
  std::string name = req.get_param_value("name");
  bool sent = !issueReset(name).empty();
  std::clog << "reset of " << name << (sent ? " sent" : " failed") << "\n";
  std::string password = req.get_param_value("password");
  std::clog << "new fingerprint " << fingerprint(password) << "\n";
  res.status = 202;
}

void Auth::addRoutes(httplib::Server &server) {
  server.Post("/login", [this](const httplib::Request &req,
                               httplib::Response &res) { login(req, res); });
  server.Post("/users",
              [this](const auto &req, auto &res) { signUp(req, res); });
  httplib::Server::Handler onReset = std::bind(
      &Auth::reset, this, std::placeholders::_1, std::placeholders::_2);
  server.Post("/password/reset", onReset);
}
