// The part of glaze 5 that the tests use, in our own words: standard types, or what
// stands for them where the standard library has no <expected>.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace glz {
struct opts {
  unsigned format = 10;
  bool prettify = false;
};
struct error_ctx {
  explicit operator bool() const;
};
template <typename T, typename E> class expected {
public:
  bool has_value() const;
  explicit operator bool() const;
  T &operator*() &;
  T *operator->();
  T &value() &;
  T &&value() &&;
  template <typename U> T value_or(U &&Other) const;
};
struct generic {
  generic &operator[](std::string_view Key);
  generic &operator[](size_t Index);
  generic &at(std::string_view Key);
  template <typename T> T &get();
  std::string &get_string();
  double &get_number();
  std::string &as_string();
  bool contains(std::string_view Key) const;
  bool is_string() const;
};
using json_t = generic;

template <typename T, typename Buffer> error_ctx read_json(T &Value, Buffer &&Text);
template <typename T, typename Buffer> expected<T, error_ctx> read_json(Buffer &&Text);
template <opts Opts, typename T, typename Buffer> error_ctx read(T &Value, Buffer &&Text);
template <typename T, typename Buffer> error_ctx read_beve(T &Value, Buffer &&Text);
template <typename T, typename Buffer>
error_ctx read_file_json(T &Value, std::string_view File, Buffer &&Text);
template <typename T> expected<std::string, error_ctx> write_json(T &&Value);
template <typename T, typename Buffer> error_ctx write_json(T &&Value, Buffer &&Text);
template <opts Opts, typename T, typename Buffer> error_ctx write(T &&Value, Buffer &&Text);
template <typename T, typename Buffer>
error_ctx write_file_json(T &&Value, std::string_view File, Buffer &&Text);
template <typename T> std::string prettify_json(const T &Text);
template <typename T> std::string minify_json(const T &Text);
} // namespace glz
