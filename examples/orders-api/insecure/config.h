#ifndef ORDERS_CONFIG_H
#define ORDERS_CONFIG_H

#include <cstdlib>
#include <string>

#define SERVICE_KEY "orders-service-2023"

namespace config {

constexpr const char *kIssuer = "orders";
inline const std::string kAnyOrigin = "*";

struct Settings {
  std::string database = "orders.db";
  std::string resetKey = "reset-me-please-0123456789-abcdef";
};

inline std::string tokenKey() {
  const char *key = std::getenv("ORDERS_TOKEN_KEY");
  return key ? key : "development-only-token-key-change-me";
}

inline int port() {
  const char *port = std::getenv("ORDERS_PORT");
  return port ? std::atoi(port) : 8080;
}

} // namespace config

#endif
