// What the model speaks of in MariaDB Connector/C++ 1.1.
#pragma once
#include <cstdint>
#include <istream>
#include <map>
#include <memory>
#include <string>

namespace sql {

class SQLString final {
  std::unique_ptr<std::string> Text;

public:
  SQLString();
  SQLString(const SQLString &);
  SQLString(SQLString &&);
  SQLString(const std::string &);
  SQLString(const char *);
  SQLString(const char *, std::size_t);
  ~SQLString();
  SQLString &operator=(const SQLString &);
  SQLString &operator=(const char *);
  const char *c_str() const;
  operator const char *() const;
  int compare(const SQLString &) const;
  SQLString &append(const SQLString &);
  SQLString &append(const char *);
  SQLString substr(std::size_t Begin = 0, std::size_t Count = -1) const;
  SQLString &toUpperCase();
  SQLString &toLowerCase();
  SQLString &ltrim();
  SQLString &rtrim();
  SQLString &trim();
};

SQLString operator+(const SQLString &, const SQLString &);
bool operator==(const SQLString &, const SQLString &);
bool operator==(const SQLString &, const char *);
bool operator==(const SQLString &, const std::string &);
bool operator==(const std::string &, const SQLString &);

class Blob;
class Clob;
class bytes;
class Statement;
using Properties = std::map<SQLString, SQLString>;

class ResultSetMetaData {
public:
  virtual ~ResultSetMetaData();
  virtual uint32_t getColumnCount() = 0;
  virtual SQLString getColumnLabel(uint32_t Column) = 0;
  virtual SQLString getColumnName(uint32_t Column) = 0;
};

class ResultSet {
public:
  virtual ~ResultSet();
  virtual bool next() = 0;
  virtual SQLString getString(int32_t Index) = 0;
  virtual SQLString getString(const SQLString &Label) = 0;
  virtual SQLString getNString(int32_t Index) = 0;
  virtual int64_t getLong(const SQLString &Label) = 0;
  virtual std::istream *getBinaryStream(const SQLString &Label) = 0;
  virtual ResultSetMetaData *getMetaData() = 0;
};

class Statement {
public:
  virtual ~Statement();
  virtual bool execute(const SQLString &Sql) = 0;
  virtual bool execute(const SQLString &Sql, int32_t Keys) = 0;
  virtual ResultSet *executeQuery(const SQLString &Sql) = 0;
  virtual int32_t executeUpdate(const SQLString &Sql) = 0;
  virtual int64_t executeLargeUpdate(const SQLString &Sql) = 0;
  virtual ResultSet *getResultSet() = 0;
  virtual void addBatch(const SQLString &Sql) = 0;
};

class PreparedStatement : virtual public Statement {
public:
  virtual ~PreparedStatement();
  virtual bool execute() = 0;
  virtual bool execute(const SQLString &Sql) = 0;
  virtual int32_t executeUpdate() = 0;
  virtual ResultSet *executeQuery() = 0;
  virtual void addBatch() = 0;
  virtual void setString(int32_t Index, const SQLString &Text) = 0;
  virtual void setNString(int32_t Index, const SQLString &Text) = 0;
  virtual void setLong(int32_t Index, int64_t Value) = 0;
  virtual void setInt(int32_t Index, int32_t Value) = 0;
  virtual void setBlob(int32_t Index, std::istream *Stream) = 0;
};

class CallableStatement : public PreparedStatement {};

class Connection {
public:
  virtual ~Connection();
  virtual Statement *createStatement() = 0;
  virtual PreparedStatement *prepareStatement(const SQLString &Sql) = 0;
  virtual PreparedStatement *prepareStatement(const SQLString &Sql, int32_t Keys) = 0;
  virtual CallableStatement *prepareCall(const SQLString &Sql) = 0;
};

class Driver {
public:
  virtual ~Driver();
  virtual Connection *connect(const SQLString &Url, Properties &Settings) = 0;
  virtual Connection *connect(const SQLString &Host, const SQLString &User,
                              const SQLString &Password) = 0;
  virtual Connection *connect(const Properties &Settings) = 0;
};

class DriverManager {
public:
  static Connection *getConnection(const SQLString &Url);
  static Connection *getConnection(const SQLString &Url, Properties &Settings);
  static Connection *getConnection(const SQLString &Url, const SQLString &User,
                                   const SQLString &Password);
};

namespace mariadb {
Driver *get_driver_instance();
}

} // namespace sql
