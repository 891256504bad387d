#ifndef ORDERS_DATABASE_H
#define ORDERS_DATABASE_H

#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <string>

class Database {
public:
  explicit Database(const std::string &file);
  ~Database();
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  nlohmann::json query(const std::string &sql);
  bool execute(const char *sql);
  sqlite3 *handle() { return db_; }

private:
  sqlite3 *db_ = nullptr;
};

#endif
