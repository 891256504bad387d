#ifndef ORDERS_CONFIG_H
#define ORDERS_CONFIG_H

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>

namespace config {

/// The value of an environment variable; the server does not start without.
inline std::string required(const char *name) {
  const char *value = std::getenv(name);
  if (!value || !*value)
    throw std::runtime_error(std::string(name) + " is not set");
  return value;
}

struct Settings {
  std::string tokenKey = required("ORDERS_TOKEN_KEY");
  std::string dataKey = required("ORDERS_DATA_KEY");
  std::map<std::string, std::string> partnerKeys{
      {"tea-house", required("ORDERS_TEA_HOUSE_KEY")},
      {"bakery", required("ORDERS_BAKERY_KEY")}};
  std::string certificate = required("ORDERS_CERTIFICATE");
  std::string certificateKey = required("ORDERS_CERTIFICATE_KEY");
  std::string database = "orders.db";
};

inline int port() {
  const char *port = std::getenv("ORDERS_PORT");
  return port ? std::atoi(port) : 8443;
}

} // namespace config

#endif
