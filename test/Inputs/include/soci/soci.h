// What the model speaks of in SOCI 4.0.
#pragma once
#include <string>

namespace soci {
class session;
class backend_factory;
class row;
enum data_type { dt_string, dt_integer };

namespace details {
struct no_indicator {};
template <typename T, typename Indicator> struct use_container {
  T &t;
};
template <typename T, typename Indicator> struct into_container {
  T &t;
};

class once_temp_type {
public:
  once_temp_type(session &);
  template <typename T> once_temp_type &operator<<(const T &Text);
  template <typename T, typename I> once_temp_type &operator,(const into_container<T, I> &To);
  template <typename T, typename I> once_temp_type &operator,(const use_container<T, I> &Value);
};
class prepare_temp_type {
public:
  prepare_temp_type(session &);
  template <typename T> prepare_temp_type &operator<<(const T &Text);
  template <typename T, typename I> prepare_temp_type &operator,(const into_container<T, I> &To);
  template <typename T, typename I> prepare_temp_type &operator,(const use_container<T, I> &Value);
};
class once_type {
public:
  template <typename T> once_temp_type operator<<(const T &Text);
};
class prepare_type {
public:
  template <typename T> prepare_temp_type operator<<(const T &Text);
};
} // namespace details

template <typename T>
details::use_container<T, details::no_indicator> use(T &Value, const std::string &Name = "");
template <typename T>
details::use_container<const T, details::no_indicator> use(const T &Value,
                                                           const std::string &Name = "");
template <typename T> details::into_container<T, details::no_indicator> into(T &To);

class ddl_type {
public:
  ddl_type &column(const std::string &Name, data_type Type, int Precision = 0, int Scale = 0);
  ddl_type &operator()(const std::string &ArbitrarySql);
};

class session {
public:
  session();
  session(const backend_factory &Backend, const std::string &Where);
  session(const std::string &Backend, const std::string &Where);
  explicit session(const std::string &Where);
  void open(const std::string &Backend, const std::string &Where);
  void open(const std::string &Where);
  details::once_type once;
  details::prepare_type prepare;
  template <typename T> details::once_temp_type operator<<(const T &Text) { return once << Text; }
  ddl_type create_table(const std::string &Table);
  void drop_table(const std::string &Table);
  void truncate_table(const std::string &Table);
  ddl_type add_column(const std::string &Table, const std::string &Column, data_type Type,
                      int Precision = 0, int Scale = 0);
  ddl_type alter_column(const std::string &Table, const std::string &Column, data_type Type,
                        int Precision = 0, int Scale = 0);
  ddl_type drop_column(const std::string &Table, const std::string &Column);
};

class statement {
public:
  statement(session &);
  statement(const details::prepare_temp_type &);
  template <typename T, typename I> void exchange(const details::use_container<T, I> &Value);
  void alloc();
  void prepare(const std::string &Query);
  bool execute(bool Exchange = false);
  bool fetch();
};

class row {
public:
  template <typename T> T get(std::size_t Column) const;
  template <typename T> T get(const std::string &Column) const;
  template <typename T> const row &operator>>(T &To) const;
};

template <typename T> class rowset {
public:
  typedef T *iterator;
  rowset(const details::prepare_temp_type &);
  iterator begin() const;
  iterator end() const;
};
} // namespace soci
