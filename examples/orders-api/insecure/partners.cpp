#include "partners.h"

#include <cstdio>
#include <cstdlib>
#include <jwt/jwt.hpp>
#include <map>
#include <vector>

using nlohmann::json;
using namespace jwt::params;

namespace {

const std::map<std::string, std::string> keys{
    {"tea-house", "tea-house-shares-this-key-with-us"},
    {"bakery", "bakery-shares-another-key-with-us"}};

/// The partner whose token the request bears.
std::string partnerOf(const httplib::Request &req) {
  auto key = keys.find(req.get_header_value("X-Partner"));
  if (key == keys.end())
    return "";
  std::error_code error;
  auto token = jwt::decode(req.get_header_value("X-Token"),
                           algorithms({"HS256"}), error, secret(key->second));
  return error ? "" : token.payload().get_claim_value<std::string>("sub");
}

std::string joined(const std::vector<std::string> &parts) {
  std::string text;
  for (const std::string &part : parts)
    text += (text.empty() ? "'" : ", '") + part + "'";
  return text;
}

void stock(Database &db, const httplib::Request &req, httplib::Response &res) {
  std::vector<std::string> items;
  for (size_t i = 0; i < req.get_param_value_count("item"); ++i)
    items.push_back(req.get_param_value("item", i));
  json rows = db.query("SELECT item, COUNT(*) FROM orders WHERE item IN (" +
                       joined(items) + ") GROUP BY item");
  const char *origins = std::getenv("ORDERS_ORIGINS");
  res.set_header("Access-Control-Allow-Origin", origins ? origins : "*");
  res.set_content(rows.dump(), "application/json");
}

void payOut(const httplib::Request &req, httplib::Response &res) {
  std::string partner = partnerOf(req);
  std::string iban = req.get_param_value("iban");
  std::fprintf(stderr, "pay %s to %s\n", partner.c_str(), iban.c_str());
  res.status = partner.empty() ? 403 : 202;
}

} // namespace

void addPartnerRoutes(httplib::Server &server, Database &db) {
  server.Get("/partners/stock",
             [&db](const httplib::Request &req, httplib::Response &res) {
               stock(db, req, res);
             });
  server.Post("/partners/payout", payOut);
}
