#ifndef ORDERS_AUTH_H
#define ORDERS_AUTH_H

#include "config.h"
#include "database.h"
#include <httplib.h>
#include <optional>
#include <string>

class Auth {
public:
  Auth(Database &db, const config::Settings &settings);
  void addRoutes(httplib::Server &server);

  /// The user whose token the request bears, if it is a valid one.
  std::optional<std::string> userOf(const httplib::Request &req) const;

private:
  void login(const httplib::Request &req, httplib::Response &res);
  void signUp(const httplib::Request &req, httplib::Response &res);
  std::string issue(const std::string &user) const;

  Database &db_;
  std::string key_;
};

#endif
