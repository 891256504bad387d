// What the model speaks of in the X DevAPI of MySQL Connector/C++ 8.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mysqlx {
inline namespace abi2 {
inline namespace r0 {

class string : public std::u16string {
public:
  string();
  template <typename C> string(const C *Text);
  template <typename C> string(const std::basic_string<C> &Text);
  template <typename C> operator std::basic_string<C>() const;
};

class Value {
public:
  Value();
  Value(const std::string &Text);
  Value(const char *Text);
  Value(int64_t Number);
  template <typename T> T get() const;
  operator int() const;
  operator string() const;
};

class Row {
public:
  Row();
  Value &get(unsigned Column);
  const Value &operator[](unsigned Column) const;
  Value &operator[](unsigned Column);
  operator bool() const;
};

class Column {
public:
  string getColumnName() const;
  string getColumnLabel() const;
};

class Result {};

class RowResult {
public:
  unsigned getColumnCount() const;
  const Column &getColumn(unsigned Index) const;
  const std::vector<Column> &getColumns() const;
  Row fetchOne();
  std::vector<Row> fetchAll();
};
class SqlResult : public RowResult {};

class SessionOption {
public:
  enum Enum { URI, HOST, PORT, USER, PWD, DB };
  SessionOption(Enum Which);
};

class SessionSettings {
public:
  SessionSettings(const string &Uri);
  SessionSettings(const std::string &Host, unsigned Port, const string &User,
                  const char *Password, const string &Schema = string());
  SessionSettings(const std::string &Host, unsigned Port, const string &User,
                  const std::string &Password, const string &Schema = string());
  template <typename... R> SessionSettings(SessionOption::Enum Option, R &&...Rest);
  template <typename... R> void set(SessionOption Option, R &&...Rest);
};

template <class Res, class Op> class Executable {
public:
  Res execute();
};

namespace internal {
class Expression : public Value {
  Expression(const std::string &Text);
  friend Expression expr(std::string &&Text);
  friend Expression expr(const std::string &Text);
};

template <class Base> class Sort : public Base {
public:
  template <typename... T> Base &sort(T... Orders);
};
template <class Base> class Order_by : public Base {
public:
  template <typename... T> Base &orderBy(T... Orders);
};
template <class Base> class Having : public Base {
public:
  Base &having(const string &Condition);
};
template <class Base> class Group_by : public Base {
public:
  template <typename... T> Base &groupBy(T... Columns);
};
template <class Base> class Bind_placeholders : public Base {
public:
  template <typename... T> Bind_placeholders &bind(T &&...Values);
};
template <class Base> class Bind_parameters : public Base {
public:
  Bind_parameters &bind(const string &Name, const Value &Given);
};

struct SQL_statement : Bind_placeholders<Executable<SqlResult, SQL_statement>> {};
} // namespace internal

internal::Expression expr(std::string &&Text);
internal::Expression expr(const std::string &Text);

using SqlStatement = internal::SQL_statement;

class TableInsert : public Executable<Result, TableInsert> {
public:
  template <typename... T> TableInsert &values(T... Values);
};
class TableSelect
    : public internal::Group_by<internal::Having<
          internal::Order_by<internal::Bind_parameters<Executable<RowResult, TableSelect>>>>> {
public:
  internal::Order_by<internal::Bind_parameters<Executable<RowResult, TableSelect>>> &
  where(const string &Condition);
};
class TableUpdate : public internal::Bind_parameters<Executable<Result, TableUpdate>> {
public:
  TableUpdate &set(const string &Field, const Value &Given);
  internal::Bind_parameters<Executable<Result, TableUpdate>> &where(const string &Condition);
};
class TableRemove : public internal::Bind_parameters<Executable<Result, TableRemove>> {
public:
  internal::Bind_parameters<Executable<Result, TableRemove>> &where(const string &Condition);
};

class Table {
public:
  template <class... T> TableInsert insert(const T &...Columns);
  template <class... T> TableSelect select(const T &...Expressions);
  TableUpdate update();
  TableRemove remove();
};

class CollectionAdd : public Executable<Result, CollectionAdd> {
public:
  template <class... T> CollectionAdd &add(const T &...Documents);
};
class CollectionFind
    : public internal::Sort<internal::Bind_parameters<Executable<RowResult, CollectionFind>>> {};
class CollectionModify : public internal::Bind_parameters<Executable<Result, CollectionModify>> {
public:
  CollectionModify &set(const std::string &Field, const Value &Given);
};
class CollectionRemove : public internal::Bind_parameters<Executable<Result, CollectionRemove>> {};

class Collection {
public:
  template <class... T> CollectionAdd add(T... Documents);
  CollectionFind find(const string &Condition);
  CollectionModify modify(const string &Condition);
  CollectionRemove remove(const string &Condition);
};

class Schema {
public:
  Table getTable(const string &Name, bool Check = false);
  Collection getCollection(const string &Name, bool Check = false);
  void dropCollection(const string &Name);
};

class Session {
public:
  Session(SessionSettings Settings);
  template <typename... T> Session(T... Options);
  Schema getSchema(const string &Name, bool Check = false);
  void dropSchema(const string &Name);
  SqlStatement sql(const string &Query);
};

class Client {
public:
  Session getSession();
};
template <class... P> Client getClient(P... Options);

} // namespace r0
} // namespace abi2
} // namespace mysqlx
