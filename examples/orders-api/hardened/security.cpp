#include "security.h"

#include <set>
#include <sodium.h>

namespace security {

std::string hashPassword(const std::string &password) {
  char digest[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(digest, password.c_str(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return "";
  return digest;
}

bool verifyPassword(const std::string &digest, const std::string &password) {
  return crypto_pwhash_str_verify(digest.c_str(), password.c_str(),
                                  password.size()) == 0;
}

std::string seal(const std::string &text, const std::string &key) {
  unsigned char derived[crypto_secretbox_KEYBYTES];
  crypto_generichash(derived, sizeof derived,
                     reinterpret_cast<const unsigned char *>(key.data()),
                     key.size(), nullptr, 0);
  unsigned char nonce[crypto_secretbox_NONCEBYTES];
  randombytes_buf(nonce, sizeof nonce);
  std::string box(crypto_secretbox_MACBYTES + text.size(), '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char *>(&box[0]),
                        reinterpret_cast<const unsigned char *>(text.data()),
                        text.size(), nonce, derived);
  return std::string(reinterpret_cast<char *>(nonce), sizeof nonce) + box;
}

std::string masked(const std::string &text) {
  return text.size() > 2 ? "***" + text.substr(text.size() - 2) : "***";
}

void allowOwnOrigins(const httplib::Request &req, httplib::Response &res) {
  static const std::set<std::string> allowed{"https://orders.example",
                                             "https://admin.orders.example"};
  std::string origin = req.get_header_value("Origin");
  if (allowed.count(origin) == 0)
    return;
  res.set_header("Access-Control-Allow-Origin", origin);
  res.set_header("Access-Control-Allow-Credentials", "true");
  res.set_header("Vary", "Origin");
}

bool RateLimiter::admit(const std::string &client) {
  std::lock_guard<std::mutex> lock(mutex_);
  auto now = std::chrono::steady_clock::now();
  Window &window = windows_[client];
  if (now - window.begin > std::chrono::minutes(1)) {
    window.begin = now;
    window.count = 0;
  }
  return ++window.count <= limit_;
}

} // namespace security
