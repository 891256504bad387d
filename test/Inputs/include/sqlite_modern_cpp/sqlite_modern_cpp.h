// The parts of sqlite_modern_cpp 3.2 that our model names.
#ifndef STUB_SQLITE_MODERN_CPP
#define STUB_SQLITE_MODERN_CPP

#include <string>

namespace sqlite {
class database_binder {
public:
  void execute();
};
template <class T> database_binder &operator<<(database_binder &Binder, T &&) {
  return Binder;
}
template <class T> database_binder &&operator<<(database_binder &&Binder, T &&Value) {
  Binder << Value;
  return static_cast<database_binder &&>(Binder);
}
template <class T> void operator>>(database_binder &, T &&) {}
template <class T> void operator>>(database_binder &&Binder, T &&Result) {
  Binder >> static_cast<T &&>(Result);
}
struct sqlite_config {};
class database {
public:
  database(const std::string &Name, const sqlite_config &Config = {});
  database_binder operator<<(const std::string &Sql);
};
} // namespace sqlite

#endif
