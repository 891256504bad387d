// What the model speaks of in sqlpp11 0.6x, its connectors included.
#pragma once
#include <string>
#include <type_traits>

namespace sqlpp {
struct no_value_t {};
template <typename T> struct verbatim_t {
  verbatim_t(std::string Text);
};
template <typename T, typename S> verbatim_t<T> verbatim(S Text) { return {Text}; }
inline verbatim_t<no_value_t> verbatim(std::string Text) { return {Text}; }

namespace mysql {
struct connection_config {
  std::string host{"localhost"};
  std::string user;
  std::string password;
};
class connection_base {
public:
  std::size_t execute(const std::string &Sql);
  template <typename T, typename = std::enable_if_t<!std::is_convertible_v<T, std::string>>>
  std::size_t execute(const T &Statement);
  std::string escape(const std::string &Text) const;
};
class connection : public connection_base {
public:
  connection(const connection_config &);
};
} // namespace mysql

namespace sqlite3 {
struct connection_config {
  connection_config();
  connection_config(std::string Path, int Flags = 0);
  std::string path_to_database;
  std::string password;
};
class connection_base {
public:
  std::size_t execute(const std::string &Sql);
};
class connection : public connection_base {
public:
  connection(const connection_config &);
};
} // namespace sqlite3
} // namespace sqlpp
