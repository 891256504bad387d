// RUN: %both %s portcullis-sensitive-data-stored -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <sqlite3.h>

static sqlite3 *Db;

static std::string sealed(const std::string &Text) {
  static unsigned char Nonce[crypto_secretbox_NONCEBYTES];
  static unsigned char Key[crypto_secretbox_KEYBYTES];
  std::string Out(Text.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char *>(&Out[0]),
                        reinterpret_cast<const unsigned char *>(Text.data()),
                        Text.size(), Nonce, Key);
  return Out;
}

int main() {
  httplib::Server Srv;
  Srv.Post("/profile", [](const httplib::Request &Req, httplib::Response &) {
    auto Body = nlohmann::json::parse(Req.body);
    std::string Ssn = Body["ssn"];
    sqlite3_stmt *Insert = nullptr;
    sqlite3_prepare_v2(Db, "INSERT INTO people VALUES (?, ?)", -1, &Insert,
                       nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Ssn' (personal identifier) is stored
    sqlite3_bind_text(Insert, 1, Ssn.c_str(), -1, SQLITE_TRANSIENT);
    std::ofstream File("people.txt", std::ios::app);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is stored unencrypted
    File << Body["card_number"].get<std::string>();

    std::string Safe = sealed(Ssn);
    sqlite3_bind_text(Insert, 2, Safe.c_str(), -1, SQLITE_TRANSIENT);
    File << Body["name"].get<std::string>();
    sqlite3_stmt *Select = nullptr;
    sqlite3_prepare_v2(Db, "SELECT * FROM people WHERE ssn=?", -1, &Select,
                       nullptr);
    sqlite3_bind_text(Select, 1, Ssn.c_str(), -1, SQLITE_TRANSIENT);
  });
}
