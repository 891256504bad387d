#include "auth.h"
#include "config.h"
#include "database.h"
#include "export.h"
#include "orders.h"
#include "profile.h"
#include <iostream>

int main() {
  config::Settings settings;
  Database db(settings.database);
  Auth auth(db, settings);

  httplib::Server server;
  server.set_default_headers({{"Access-Control-Allow-Origin", "*"},
                              {"X-Content-Type-Options", "nosniff"}});
  server.Options(".*", [](const httplib::Request &, httplib::Response &res) {
    res.set_header("Access-Control-Allow-Origin", "*");
    res.set_header("Access-Control-Allow-Methods", "GET, POST, PUT");
  });
  auth.addRoutes(server);
  addOrderRoutes(server, db);
  addProfileRoutes(server, db);
  addExportRoutes(server);

  std::cout << "listening on port " << config::port() << std::endl;
  return server.listen("0.0.0.0", config::port()) ? 0 : 1;
}
