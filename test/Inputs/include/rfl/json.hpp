// The part of reflect-cpp 0.17 that the tests use, in our own words.
#pragma once
#include <string>
#include <string_view>

namespace rfl {
class Error {};
template <typename T> class Result {
public:
  bool has_value() const;
  explicit operator bool() const;
  T &value();
  T &operator*();
  T *operator->();
  template <typename U> T value_or(U &&Other);
};
namespace json {
template <typename T> Result<T> read(std::string_view Text);
template <typename T> Result<T> load(const std::string &File);
template <typename T> std::string write(const T &Value, int Flags = 0);
template <typename T> Result<T> save(const std::string &File, const T &Value);
} // namespace json
} // namespace rfl
