// What the model speaks of in MySQL++ 3.2.
#pragma once
#include <ostream>
#include <string>
#include <vector>

namespace mysqlpp {
class SQLTypeAdapter {
public:
  SQLTypeAdapter(const std::string &Text);
  SQLTypeAdapter(const char *Text);
  SQLTypeAdapter(int Number);
};

class String {
public:
  const char *c_str() const;
  const char *data() const;
  template <class T> T conv(T) const;
  operator int() const;
  operator const char *() const;
};

class Row {
public:
  const String &at(std::size_t Column) const;
  const String &operator[](const char *Column) const;
  const String &operator[](int Column) const { return at(Column); }
};

class SimpleResult {};
class ResultBase {
public:
  const std::string &field_name(int Column) const;
  std::size_t num_fields() const;
};
class StoreQueryResult : public ResultBase, public std::vector<Row> {};
class UseQueryResult : public ResultBase {
public:
  Row fetch_row() const;
};

class Connection;
class Query : public std::ostream {
public:
  Query(Connection *Conn, bool Throws = true, const char *Text = nullptr);
  Query(const Query &);
  std::size_t escape_string(std::string *To, const char *From = nullptr, std::size_t Length = 0) const;
  std::size_t escape_string(char *To, const char *From, std::size_t Length) const;
  void parse();
  std::string str();
  bool exec();
  bool exec(const std::string &Sql);
  SimpleResult execute();
  SimpleResult execute(const SQLTypeAdapter &Text);
  UseQueryResult use();
  StoreQueryResult store();
  StoreQueryResult store(const SQLTypeAdapter &Text);
  StoreQueryResult store(const SQLTypeAdapter &First, const SQLTypeAdapter &Second);
  template <class T> void storein(T &To);
  template <class T> Query &insert(const T &Object);
  template <class T> Query &replace(const T &Object);
  template <class T> Query &update(const T &Old, const T &New);
};

enum quote_type0 { quote };
struct quote_type1 {
  std::ostream *Stream;
};
quote_type1 operator<<(std::ostream &Stream, quote_type0);
std::ostream &operator<<(quote_type1 Stream, const SQLTypeAdapter &Value);

class Connection {
public:
  Connection(bool Throws = true);
  Connection(const char *Db, const char *Server = nullptr, const char *User = nullptr,
             const char *Password = nullptr, unsigned Port = 0);
  virtual bool connect(const char *Db = nullptr, const char *Server = nullptr,
                       const char *User = nullptr, const char *Password = nullptr,
                       unsigned Port = 0);
  bool create_db(const std::string &Name);
  bool drop_db(const std::string &Name);
  Query query(const char *Text = nullptr);
  Query query(const std::string &Text);
};
} // namespace mysqlpp
