// What the model speaks of in nanodbc 2.14 to 2.17.
#pragma once
#include <list>
#include <string>

namespace nanodbc {
using string = std::string;
class attribute;
class statement;

class connection {
public:
  connection();
  connection(const string &Dsn, const string &User, const string &Password, long Timeout = 0);
  explicit connection(const string &Where, long Timeout = 0);
  void connect(const string &Dsn, const string &User, const string &Password, long Timeout = 0);
  void connect(const string &Where, long Timeout = 0);
};

class result {
public:
  bool next();
  short columns() const;
  string column_name(short Column) const;
  template <class T> T get(short Column) const;
  template <class T> T get(short Column, const T &Fallback) const;
  template <class T> T get(const string &Column) const;
  template <class T> void get_ref(short Column, T &To) const;
  template <class T> void get_ref(const string &Column, const T &Fallback, T &To) const;
};

class statement {
public:
  statement();
  explicit statement(connection &Conn);
  statement(connection &Conn, const std::list<attribute> &Attributes);
  statement(connection &Conn, const string &Query, long Timeout = 0);
  void prepare(connection &Conn, const string &Query, long Timeout = 0);
  void prepare(const string &Query, long Timeout = 0);
  bool async_prepare(const string &Query, void *Event, long Timeout = 0);
  result execute_direct(connection &Conn, const string &Query, long Operations = 1, long Timeout = 0);
  void just_execute_direct(connection &Conn, const string &Query, long Operations = 1,
                           long Timeout = 0);
  bool async_execute_direct(connection &Conn, void *Event, const string &Query,
                            long Operations = 1, long Timeout = 0);
  result execute(long Operations = 1, long Timeout = 0);
  void just_execute(long Operations = 1, long Timeout = 0);
  template <class T> void bind(short Index, const T *Value);
};

result execute(connection &Conn, const string &Query, long Operations = 1, long Timeout = 0);
void just_execute(connection &Conn, const string &Query, long Operations = 1, long Timeout = 0);
result execute(statement &Prepared, long Operations = 1);
void just_execute(statement &Prepared, long Operations = 1);
void prepare(statement &Prepared, const string &Query, long Timeout = 0);
} // namespace nanodbc
