#include "auth.h"
#include "config.h"
#include "database.h"
#include "export.h"
#include "orders.h"
#include "partners.h"
#include "profile.h"
#include "security.h"
#include <iostream>
#include <sodium.h>

static int serve() {
  config::Settings settings;
  Database db(settings.database);
  Auth auth(db, settings);

  httplib::SSLServer server(settings.certificate.c_str(),
                            settings.certificateKey.c_str());
  security::RateLimiter limiter(60);
  server.set_pre_routing_handler(
      [&limiter](const httplib::Request &req, httplib::Response &res) {
        security::allowOwnOrigins(req, res);
        if (limiter.admit(req.remote_addr))
          return httplib::Server::HandlerResponse::Unhandled;
        res.status = 429;
        res.set_header("Retry-After", "60");
        return httplib::Server::HandlerResponse::Handled;
      });
  auth.addRoutes(server);
  addOrderRoutes(server, db, auth);
  addProfileRoutes(server, db, auth, settings);
  addExportRoutes(server, auth);
  addPartnerRoutes(server, db, settings);

  server.set_payload_max_length(1024 * 1024);
  std::cout << "listening on port " << config::port() << std::endl;
  return server.listen("0.0.0.0", config::port()) ? 0 : 1;
}

int main() {
  if (sodium_init() < 0)
    return 1;
  try {
    return serve();
  } catch (const std::exception &error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
