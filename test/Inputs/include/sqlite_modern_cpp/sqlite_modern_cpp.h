// The parts of sqlite_modern_cpp that our model names.
#ifndef STUB_SQLITE_MODERN_CPP
#define STUB_SQLITE_MODERN_CPP

#include <string>

namespace sqlite {
class database_binder {};
template <class T> database_binder &&operator<<(database_binder &&Binder, const T &Value) {
  return static_cast<database_binder &&>(Binder);
}
class database {
public:
  database(const std::string &Name);
  database_binder operator<<(const std::string &Sql);
};
} // namespace sqlite

#endif
