#include "database.h"

#include <stdexcept>

Database::Database(const std::string &file) {
  if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK)
    throw std::runtime_error("cannot open the database");
  execute("CREATE TABLE IF NOT EXISTS users(id INTEGER PRIMARY KEY, name TEXT "
          "UNIQUE, digest TEXT, sealed BLOB)");
  execute("CREATE TABLE IF NOT EXISTS orders(id INTEGER PRIMARY KEY, customer "
          "TEXT, item TEXT)");
}

Database::~Database() { sqlite3_close(db_); }

bool Database::execute(const char *sql) {
  return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

Statement::Statement(Database &db, const char *sql) {
  if (sqlite3_prepare_v2(db.handle(), sql, -1, &statement_, nullptr) !=
      SQLITE_OK)
    throw std::runtime_error("cannot prepare a statement");
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement &Statement::bind(int index, const std::string &text) {
  sqlite3_bind_text(statement_, index, text.c_str(), -1, SQLITE_TRANSIENT);
  return *this;
}

Statement &Statement::bind(int index, int number) {
  sqlite3_bind_int(statement_, index, number);
  return *this;
}

bool Statement::step() { return sqlite3_step(statement_) == SQLITE_ROW; }

bool Statement::run() { return sqlite3_step(statement_) == SQLITE_DONE; }

std::string Statement::text(int column) const {
  const unsigned char *value = sqlite3_column_text(statement_, column);
  return value ? reinterpret_cast<const char *>(value) : "";
}
