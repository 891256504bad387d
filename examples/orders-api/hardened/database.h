#ifndef ORDERS_DATABASE_H
#define ORDERS_DATABASE_H

#include <sqlite3.h>
#include <string>

class Database {
public:
  explicit Database(const std::string &file);
  ~Database();
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  bool execute(const char *sql);
  sqlite3 *handle() { return db_; }

private:
  sqlite3 *db_ = nullptr;
};

/// A prepared statement: values are bound, never part of the text.
class Statement {
public:
  Statement(Database &db, const char *sql);
  ~Statement();
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;

  Statement &bind(int index, const std::string &text);
  Statement &bind(int index, int number);
  bool step();
  bool run();
  std::string text(int column) const;

private:
  sqlite3_stmt *statement_ = nullptr;
};

#endif
