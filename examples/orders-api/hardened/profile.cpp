#include "profile.h"

#include "security.h"
#include <iostream>
#include <nlohmann/json.hpp>

using nlohmann::json;

void addProfileRoutes(httplib::Server &server, Database &db, const Auth &auth,
                      const config::Settings &settings) {
  server.Put("/profile", [&db, &auth, &settings](const httplib::Request &req,
                                                 httplib::Response &res) {
    std::optional<std::string> user = auth.userOf(req);
    json body = json::parse(req.body, nullptr, false);
    if (!user || !body.is_object()) {
      res.status = user ? 400 : 401;
      return;
    }
    std::string ssn = body.value("ssn", "");
    std::string sealed = security::seal(ssn, settings.dataKey);
    Statement update(db, "UPDATE users SET sealed=? WHERE name=?");
    update.bind(1, sealed).bind(2, *user);
    res.status = update.run() ? 204 : 500;
    std::cout << "profile changed, " << security::masked(*user) << "\n";
  });
  server.Get("/profile",
             [&auth](const httplib::Request &req, httplib::Response &res) {
               std::optional<std::string> user = auth.userOf(req);
               if (!user) {
                 res.status = 401;
                 return;
               }
               json answer{{"name", *user}};
               res.set_content(answer.dump(), "application/json");
             });
}
