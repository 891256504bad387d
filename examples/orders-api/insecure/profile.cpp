#include "profile.h"

#include "auth.h"
#include <fstream>
#include <iostream>

using nlohmann::json;

namespace {

struct Profile {
  std::string name;
  std::string ssn;
  std::string cvv;
};

Profile profileFrom(const json &body) {
  Profile profile;
  profile.name = body.value("name", "");
  profile.ssn = body.value("ssn", "");
  profile.cvv = body.value("cvv", "");
  return profile;
}

void save(Database &db, const Profile &profile) {
  sqlite3_stmt *statement = nullptr;
  sqlite3_prepare_v2(db.handle(), "UPDATE users SET ssn=? WHERE name=?", -1,
                     &statement, nullptr);
  sqlite3_bind_text(statement, 1, profile.ssn.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text(statement, 2, profile.name.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  std::ofstream journal("journal.txt", std::ios::app);
  journal << profile.name << " " << profile.cvv << "\n";
}

void allowSharing(const httplib::Request &req, httplib::Response &res) {
  std::string origin = req.get_header_value("Origin");
  if (origin.find("orders.example") == std::string::npos)
    return;
  res.set_header("Access-Control-Allow-Origin", origin);
  res.set_header("Access-Control-Allow-Credentials", "true");
}

} // namespace

void addProfileRoutes(httplib::Server &server, Database &db) {
  server.Put("/profile", [&db](const httplib::Request &req,
                               httplib::Response &res) {
    json body = json::parse(req.body, nullptr, false);
    if (!body.is_object()) {
      res.status = 400;
      return;
    }
    Profile profile = profileFrom(body);
    std::cerr << "profile of " << profile.name << ": " << profile.ssn << "\n";
    save(db, profile);
    res.set_header("Access-Control-Allow-Origin",
                   req.get_header_value("Origin"));
    json answer{{"name", profile.name}, {"cvv", profile.cvv}};
    res.set_content(answer.dump(), "application/json");
  });
  server.Get("/profile",
             [](const httplib::Request &req, httplib::Response &res) {
               allowSharing(req, res);
               res.set_content("{}", "application/json");
             });
}
