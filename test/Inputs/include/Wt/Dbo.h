// What the model speaks of in Wt::Dbo 4.
#pragma once
#include <memory>
#include <string>

namespace Wt {
namespace Dbo {
class DynamicBinding;
template <class C> class ptr {
public:
  ptr();
  ptr(std::unique_ptr<C> Object);
  const C *operator->() const;
  C *modify() const;
  void remove();
};

class Call {
public:
  template <typename T> Call &bind(const T &Value);
  void run();
};

class AbstractQuery {
public:
  AbstractQuery &where(const std::string &Condition);
};
template <class Result, class Binding = DynamicBinding> class Query : public AbstractQuery {
public:
  template <typename T> Query &bind(const T &Value);
  Query &where(const std::string &Condition);
  Query &orWhere(const std::string &Condition);
  Query &orderBy(const std::string &Field);
  Query &groupBy(const std::string &Fields);
  Query &having(const std::string &Fields);
  Result resultValue() const;
};

class Session {
public:
  template <class C> ptr<C> add(std::unique_ptr<C> Object);
  template <class C> Query<ptr<C>> find(const std::string &Condition = std::string());
  template <class Result> Query<Result> query(const std::string &Sql);
  Call execute(const std::string &Sql);
};

namespace backend {
class Postgres {
public:
  Postgres();
  Postgres(const std::string &Where);
  bool connect(const std::string &Where);
};
class MySQL {
public:
  MySQL(const std::string &Db, const std::string &User = "root", const std::string &Password = "",
        const std::string Host = "localhost", unsigned Port = 0);
};
class Sqlite3 {
public:
  Sqlite3(const std::string &Path);
};
} // namespace backend
} // namespace Dbo
} // namespace Wt
