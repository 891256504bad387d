#ifndef ORDERS_SECURITY_H
#define ORDERS_SECURITY_H

#include <chrono>
#include <httplib.h>
#include <map>
#include <mutex>
#include <string>

namespace security {

/// Argon2id (libsodium); empty on failure.
std::string hashPassword(const std::string &password);
bool verifyPassword(const std::string &digest, const std::string &password);

/// Encrypts with a key derived from \p key; the nonce comes first.
std::string seal(const std::string &text, const std::string &key);

/// Shows the last two characters only.
std::string masked(const std::string &text);

/// Allows the origins of the web shop and no others.
void allowOwnOrigins(const httplib::Request &req, httplib::Response &res);

/// At most a number of requests a client and minute.
class RateLimiter {
public:
  explicit RateLimiter(int limit) : limit_(limit) {}
  bool admit(const std::string &client);

private:
  struct Window {
    std::chrono::steady_clock::time_point begin;
    int count = 0;
  };
  int limit_;
  std::mutex mutex_;
  std::map<std::string, Window> windows_;
};

} // namespace security

#endif
