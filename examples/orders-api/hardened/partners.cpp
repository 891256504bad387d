#include "partners.h"

#include "security.h"
#include <algorithm>
#include <iostream>
#include <jwt/jwt.hpp>
#include <nlohmann/json.hpp>
#include <optional>

using nlohmann::json;
using namespace jwt::params;

namespace {

constexpr size_t mostItems = 20;

/// The partner whose token the request bears, if it is a valid one.
std::optional<std::string> partnerOf(const httplib::Request &req,
                                     const config::Settings &settings) {
  auto key = settings.partnerKeys.find(req.get_header_value("X-Partner"));
  if (key == settings.partnerKeys.end())
    return std::nullopt;
  std::error_code error;
  auto token = jwt::decode(req.get_header_value("X-Token"),
                           algorithms({"HS256"}), error, secret(key->second),
                           issuer(key->first), aud("orders"));
  if (error)
    return std::nullopt;
  return token.payload().get_claim_value<std::string>("sub");
}

void stock(Database &db, const httplib::Request &req, httplib::Response &res) {
  size_t count = std::min(req.get_param_value_count("item"), mostItems);
  std::string places;
  for (size_t i = 0; i < count; ++i)
    places += i == 0 ? "?" : ", ?";
  std::string sql = "SELECT item, COUNT(*) FROM orders WHERE item IN (" +
                    places + ") GROUP BY item";
  Statement find(db, sql.c_str());
  for (size_t i = 0; i < count; ++i)
    find.bind(static_cast<int>(i) + 1, req.get_param_value("item", i));
  json rows = json::array();
  while (find.step())
    rows.push_back({{"item", find.text(0)}, {"count", find.text(1)}});
  res.set_content(rows.dump(), "application/json");
}

} // namespace

void addPartnerRoutes(httplib::Server &server, Database &db,
                      const config::Settings &settings) {
  server.Get("/partners/stock",
             [&db](const httplib::Request &req, httplib::Response &res) {
               stock(db, req, res);
             });
  server.Post("/partners/payout",
              [&settings](const httplib::Request &req, httplib::Response &res) {
                std::optional<std::string> partner = partnerOf(req, settings);
                if (!partner) {
                  res.status = 403;
                  return;
                }
                std::string iban = req.get_param_value("iban");
                std::clog << "payout to " << security::masked(iban) << "\n";
                res.status = 202;
              });
}
