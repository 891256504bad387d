#include "database.h"

#include <stdexcept>

Database::Database(const std::string &file) {
  if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK)
    throw std::runtime_error("cannot open the database");
  execute("CREATE TABLE IF NOT EXISTS users(id INTEGER PRIMARY KEY, name TEXT "
          "UNIQUE, secret TEXT, ssn TEXT, card TEXT)");
  execute("CREATE TABLE IF NOT EXISTS orders(id INTEGER PRIMARY KEY, customer "
          "TEXT, item TEXT)");
}

Database::~Database() { sqlite3_close(db_); }

static int addRow(void *rows, int count, char **values, char **names) {
  nlohmann::json row;
  for (int i = 0; i < count; ++i)
    row[names[i]] = values[i] ? values[i] : "";
  static_cast<nlohmann::json *>(rows)->push_back(row);
  return 0;
}

nlohmann::json Database::query(const std::string &sql) {
  nlohmann::json rows = nlohmann::json::array();
  sqlite3_exec(db_, sql.c_str(), addRow, &rows, nullptr);
  return rows;
}

bool Database::execute(const char *sql) {
  return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}
