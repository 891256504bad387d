#include "auth.h"
#include "config.h"
#include "database.h"
#include "export.h"
#include "orders.h"
#include "partners.h"
#include "profile.h"
#include <iostream>
#include <map>
#include <mutex>

/// Counts the requests of each client, and lets them all pass.
static httplib::Server::HandlerResponse watch(const httplib::Request &req,
                                              httplib::Response &) {
  static std::mutex mutex;
  static std::map<std::string, int> counts;
  std::lock_guard<std::mutex> lock(mutex);
  if (++counts[req.remote_addr] > 1000)
    std::clog << "busy client " << req.remote_addr << "\n";
  return httplib::Server::HandlerResponse::Unhandled;
}

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
  server.set_pre_routing_handler(watch);
  auth.addRoutes(server);
  addOrderRoutes(server, db);
  addProfileRoutes(server, db);
  addExportRoutes(server);
  addPartnerRoutes(server, db);

  std::cout << "listening on port " << config::port() << std::endl;
  return server.listen("0.0.0.0", config::port()) ? 0 : 1;
}
