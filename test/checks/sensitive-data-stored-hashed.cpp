// What helpers made of a password decides, whatever the variables are called and
// whoever calls: hashed it may be stored, in another notation it may not.
// RUN: %both %s portcullis-sensitive-data-stored -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <httplib.h>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sodium.h>
#include <sqlite3.h>
#include <sstream>
#include <stdexcept>
#include <vector>

static sqlite3 *Db;

class Users {
public:
  void setPassword(const std::string &Id, const std::string &NewPassword) {
    sqlite3_stmt *Update = nullptr;
    sqlite3_prepare_v2(Db, "UPDATE users SET password=? WHERE id=?", -1, &Update, nullptr);
    sqlite3_bind_text(Update, 1, NewPassword.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(Update, 2, Id.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_step(Update);
  }
  void setSpelledPassword(const std::string &Id, const std::string &NewPassword) {
    sqlite3_stmt *Update = nullptr;
    sqlite3_prepare_v2(Db, "UPDATE users SET password=? WHERE id=?", -1, &Update, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'NewPassword' (password) is stored unencrypted
    sqlite3_bind_text(Update, 1, NewPassword.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(Update, 2, Id.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_step(Update);
  }
};

static std::string streamed(const std::string &Password) {
  unsigned char Hash[SHA256_DIGEST_LENGTH];
  SHA256_CTX Context;
  SHA256_Init(&Context);
  SHA256_Update(&Context, Password.c_str(), Password.length());
  SHA256_Final(Hash, &Context);
  std::stringstream Hex;
  for (unsigned char Byte : Hash)
    Hex << std::hex << std::setw(2) << std::setfill('0') << (int)Byte;
  return Hex.str();
}

static std::string printed(const std::string &Password) {
  unsigned char Digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char *>(Password.data()), Password.size(), Digest);
  char Hex[2 * SHA256_DIGEST_LENGTH + 1];
  for (int I = 0; I < SHA256_DIGEST_LENGTH; I++)
    sprintf(Hex + 2 * I, "%02x", Digest[I]);
  return std::string(Hex);
}

static std::string ranged(const std::string &Password) {
  std::vector<unsigned char> Digest(EVP_MAX_MD_SIZE);
  unsigned Length = 0;
  EVP_MD_CTX *Context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(Context, EVP_sha256(), nullptr);
  EVP_DigestUpdate(Context, Password.data(), Password.size());
  EVP_DigestFinal_ex(Context, Digest.data(), &Length);
  EVP_MD_CTX_free(Context);
  return std::string(Digest.begin(), Digest.end());
}

static std::string concatenated(const std::string &Password) {
  unsigned char Digest[SHA512_DIGEST_LENGTH];
  SHA512((const unsigned char *)Password.c_str(), Password.size(), Digest);
  static const char Digits[] = "0123456789abcdef";
  std::string Out;
  for (unsigned char Byte : Digest) {
    Out += Digits[Byte >> 4];
    Out.push_back(Digits[Byte & 15]);
  }
  return Out;
}

static std::string slow(const std::string &Password) {
  char Out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(Out, Password.c_str(), Password.size(), 3, 1 << 26) != 0)
    throw std::runtime_error("out of memory");
  return Out;
}

static std::string spelled(const std::string &Password) {
  std::stringstream Hex;
  for (char Letter : Password)
    Hex << std::hex << std::setw(2) << std::setfill('0') << (int)Letter;
  return Hex.str();
}

int main() {
  httplib::Server Srv;
  Srv.Post("/password", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    std::string Id = Body["id"];
    Users All;
    const std::string &NewPassword = streamed(Body["password"]);
    All.setPassword(Id, NewPassword);
    All.setPassword(Id, printed(Body["password"]));
    All.setPassword(Id, ranged(Body["password"]));
    All.setPassword(Id, concatenated(Body["password"]));
    All.setPassword(Id, slow(Body["password"]));
    All.setSpelledPassword(Id, spelled(Body["password"]));
  });
}
