#ifndef ORDERS_AUTH_H
#define ORDERS_AUTH_H

#include "config.h"
#include "database.h"
#include <httplib.h>
#include <string>

class Auth {
public:
  Auth(Database &db, config::Settings settings);
  void addRoutes(httplib::Server &server);

private:
  void login(const httplib::Request &req, httplib::Response &res);
  void signUp(const httplib::Request &req, httplib::Response &res);
  void reset(const httplib::Request &req, httplib::Response &res);
  std::string issue(const std::string &user);
  std::string issueReset(const std::string &user);

  Database &db_;
  config::Settings settings_;
};

std::string userOf(const std::string &token);
bool isService(const std::string &token);

#endif
