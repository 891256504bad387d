// RUN: %both %s portcullis-timing-unsafe-compare -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <cstring>
#include <httplib.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <map>
#include <sodium.h>

using httplib::Request;
using httplib::Response;

static std::string hex(const unsigned char *Bytes, unsigned Size) {
  std::string Text;
  static const char Digits[] = "0123456789abcdef";
  for (unsigned I = 0; I < Size; ++I) {
    Text += Digits[Bytes[I] >> 4];
    Text += Digits[Bytes[I] & 15];
  }
  return Text;
}

static std::string sign(const std::string &Data, const std::string &Key) {
  unsigned char Mac[EVP_MAX_MD_SIZE];
  unsigned Size = 0;
  HMAC(EVP_sha256(), Key.data(), Key.size(), reinterpret_cast<const unsigned char *>(Data.data()), Data.size(), Mac, &Size);
  return hex(Mac, Size);
}

static bool sameText(const std::string &Left, const std::string &Right) {
  return Left.size() == Right.size() && CRYPTO_memcmp(Left.data(), Right.data(), Left.size()) == 0;
}

static const std::string AdminKey = std::getenv("ADMIN_API_KEY") ? std::getenv("ADMIN_API_KEY") : "";
static const std::string Version = std::getenv("API_VERSION") ? std::getenv("API_VERSION") : "";

void webhook(const Request &Req, Response &Res, const std::string &Key) {
  std::string Expected = sign(Req.body, Key);
  std::string Sent = Req.get_header_value("X-Signature");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a signature is compared with what a client sent
  if (Sent != Expected)
    Res.status = 401;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a signature is compared
  if (std::strcmp(Expected.c_str(), Sent.c_str()) != 0)
    Res.status = 401;
  if (!sameText(Sent, Expected))
    Res.status = 401;
  if (Sent.size() != Expected.size() || sodium_memcmp(Sent.data(), Expected.data(), Sent.size()) != 0)
    Res.status = 401;
  // What both sides were signed with again tells nothing.
  if (sign(Sent, Key) == sign(Expected, Key))
    Res.status = 200;
  if (Sent.empty() || Sent == "none")
    Res.status = 400;
}

void raw(const Request &Req, Response &Res, const std::string &Key) {
  unsigned char Mac[32];
  unsigned Size = 0;
  HMAC(EVP_sha256(), Key.data(), Key.size(), reinterpret_cast<const unsigned char *>(Req.body.data()), Req.body.size(), Mac, &Size);
  std::string Sent = Req.get_header_value("X-Signature");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a signature is compared
  if (Sent.size() != 32 || std::memcmp(Mac, Sent.data(), 32) != 0)
    Res.status = 401;
}

void byKey(const Request &Req, Response &Res) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a secret is compared with what a client sent
  if (Req.get_header_value("X-API-Key") != AdminKey)
    Res.status = 401;
  if (Req.get_header_value("X-API-Version") != Version)
    Res.status = 400;
  // It is not the client's.
  if (AdminKey == Version || AdminKey == "")
    std::abort();
}

void checksum(const Request &Req, Response &Res) {
  unsigned char Sum[32];
  SHA256(reinterpret_cast<const unsigned char *>(Req.body.data()), Req.body.size(), Sum);
  if (hex(Sum, 32) != Req.get_header_value("Digest"))
    Res.status = 400;
}

struct Session {
  std::string User, RefreshToken, SessionId, TokenType;
};
static std::map<std::string, Session> Sessions;

class Admin {
public:
  void check(const Request &Req, Response &Res) const {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a secret key is compared with what a client sent
    if (Req.get_header_value("X-API-Key") != ApiKey)
      Res.status = 401;
    if (!sameText(Req.get_header_value("X-API-Key"), ApiKey))
      Res.status = 401;
  }
  explicit Admin(std::string Key) : ApiKey(std::move(Key)) {}

private:
  std::string ApiKey;
};

void literals(const Request &Req, Response &Res) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a token is compared with what a client sent
  if (Req.get_header_value("admin-token") != "k7-Tq9wLm2Zx")
    Res.status = 401;
  if (!sameText(Req.get_header_value("admin-token"), "k7-Tq9wLm2Zx"))
    Res.status = 401;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a credential is compared with what a client sent
  if (Req.get_header_value("Authorization") == "Bearer k7-Tq9wLm2Zx")
    Res.status = 200;
  // What is no secret, and the password that another check finds.
  if (Req.get_header_value("token-type") == "bearer" || Req.get_header_value("admin-token") == "<token>")
    Res.status = 400;
  if (Req.get_param_value("password") == "k7-Tq9wLm2Zx")
    Res.status = 200;
}

void refresh(const Request &Req, Response &Res) {
  const Session &Known = Sessions.begin()->second;
  std::string Sent = Req.get_param_value("refresh_token");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a token is compared with what a client sent
  if (Sent != Known.RefreshToken)
    Res.status = 401;
  // By an identifier, something is found; what kind of token it is, is known.
  if (Req.get_param_value("session") == Known.SessionId || Req.get_param_value("type") == Known.TokenType)
    Res.status = 200;
  // A client sent both.
  std::string AccessToken = Req.get_header_value("X-Access-Token");
  if (Sent == AccessToken)
    Res.status = 400;
}
