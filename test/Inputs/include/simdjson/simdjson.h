// The part of simdjson 3.10 that the tests use, in our own words: its documents are in
// the namespace of the instruction set that it is built for.
#pragma once
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace simdjson {
enum error_code { SUCCESS, NO_SUCH_FIELD };
template <typename T> struct simdjson_result;

struct padded_string {
  explicit padded_string(std::string_view Text) noexcept;
  padded_string(const char *Text, size_t Length) noexcept;
  static simdjson_result<padded_string> load(std::string_view File) noexcept;
  const char *data() const noexcept;
  size_t size() const noexcept;
  operator std::string_view() const;
};
struct padded_string_view : std::string_view {
  padded_string_view(const padded_string &Text) noexcept;
  padded_string_view(const std::string &Text) noexcept;
};
padded_string operator""_padded(const char *Text, size_t Length);

namespace fallback {
template <typename T> struct implementation_simdjson_result_base {
  error_code get(T &Value) && noexcept;
  error_code error() const noexcept;
  T &value() & noexcept(false);
  T &&value() && noexcept(false);
  T &&take_value() && noexcept(false);
  operator T &&() && noexcept(false);
};

namespace ondemand {
class value;
class object;
class array;
class document;
class field;
enum class json_type { object, string };

class parser {
public:
  simdjson_result<document> iterate(padded_string_view Json) & noexcept;
};
class raw_json_string {
public:
  const char *raw() const noexcept;
};
#define SIMDJSON_VALUE_METHODS                                                                    \
  simdjson_result<std::string_view> get_string(bool Replaces = false) noexcept;                   \
  template <typename T> error_code get_string(T &Receiver, bool Replaces = false) noexcept;       \
  simdjson_result<int64_t> get_int64() noexcept;                                                  \
  simdjson_result<uint64_t> get_uint64() noexcept;                                                \
  simdjson_result<double> get_double() noexcept;                                                  \
  simdjson_result<bool> get_bool() noexcept;                                                      \
  simdjson_result<object> get_object() noexcept;                                                  \
  simdjson_result<array> get_array() noexcept;                                                    \
  simdjson_result<value> get_value() noexcept;                                                    \
  simdjson_result<value> find_field(std::string_view Key) noexcept;                               \
  simdjson_result<value> find_field_unordered(std::string_view Key) noexcept;                     \
  simdjson_result<value> operator[](const char *Key) noexcept;                                    \
  simdjson_result<value> operator[](std::string_view Key) noexcept;                               \
  simdjson_result<value> at(size_t Index) noexcept;                                               \
  simdjson_result<value> at_pointer(std::string_view Pointer) noexcept;                           \
  simdjson_result<value> at_path(std::string_view Path) noexcept;                                 \
  simdjson_result<json_type> type() noexcept;                                                     \
  simdjson_result<bool> is_null() noexcept;                                                       \
  simdjson_result<size_t> count_elements() noexcept;                                              \
  simdjson_result<std::string_view> raw_json() noexcept;

class value {
public:
  SIMDJSON_VALUE_METHODS
  explicit operator std::string_view() noexcept(false);
  explicit operator int64_t() noexcept(false);
};
class document {
public:
  SIMDJSON_VALUE_METHODS
};
class field : public std::pair<raw_json_string, value> {
public:
  simdjson_result<std::string_view> unescaped_key(bool Replaces = false) noexcept;
  raw_json_string key() const noexcept;
  ondemand::value &value() & noexcept;
};
template <typename T> class iterator_of {
public:
  simdjson_result<T> operator*() noexcept;
  bool operator!=(const iterator_of &) const noexcept;
  iterator_of &operator++() noexcept;
};
class array_iterator : public iterator_of<value> {
public:
  simdjson_result<value> operator*() noexcept;
};
class object_iterator : public iterator_of<field> {
public:
  simdjson_result<field> operator*() noexcept;
};
class array {
public:
  array_iterator begin() noexcept;
  array_iterator end() noexcept;
};
class object {
public:
  object_iterator begin() noexcept;
  object_iterator end() noexcept;
  simdjson_result<value> operator[](std::string_view Key) noexcept;
  simdjson_result<value> find_field(std::string_view Key) noexcept;
};
} // namespace ondemand
} // namespace fallback
namespace ondemand = fallback::ondemand;

namespace dom {
class element;
class array {
public:
  class iterator {
  public:
    element operator*() const noexcept;
    bool operator!=(const iterator &) const noexcept;
    iterator &operator++() noexcept;
  };
  iterator begin() const noexcept;
  iterator end() const noexcept;
  size_t size() const noexcept;
};
class key_value_pair;
class object {
public:
  class iterator {
  public:
    const key_value_pair operator*() const noexcept;
    bool operator!=(const iterator &) const noexcept;
    iterator &operator++() noexcept;
    std::string_view key() const noexcept;
    element value() const noexcept;
  };
  iterator begin() const noexcept;
  iterator end() const noexcept;
  simdjson_result<element> operator[](std::string_view Key) const noexcept;
};
enum class element_type { OBJECT, STRING };
class element {
public:
  simdjson_result<std::string_view> get_string() const noexcept;
  simdjson_result<const char *> get_c_str() const noexcept;
  simdjson_result<int64_t> get_int64() const noexcept;
  simdjson_result<object> get_object() const noexcept;
  simdjson_result<array> get_array() const noexcept;
  template <typename T> simdjson_result<T> get() const noexcept;
  template <typename T> error_code get(T &Value) const noexcept;
  operator std::string_view() const noexcept(false);
  simdjson_result<element> operator[](std::string_view Key) const noexcept;
  simdjson_result<element> at_key(std::string_view Key) const noexcept;
  element_type type() const noexcept;
  bool is_string() const noexcept;
};
class key_value_pair {
public:
  std::string_view key;
  element value;
};
class parser {
public:
  simdjson_result<element> parse(const std::string &Text) & noexcept;
  simdjson_result<element> parse(const padded_string &Text) & noexcept;
  simdjson_result<element> load(const std::string &File) & noexcept;
};
std::ostream &operator<<(std::ostream &Out, const element &Value);
} // namespace dom
template <typename T> std::string minify(T Value);
simdjson_result<std::string_view> to_json_string(fallback::ondemand::value &Value) noexcept;

template <typename T>
struct simdjson_result : fallback::implementation_simdjson_result_base<T> {};
template <>
struct simdjson_result<ondemand::document>
    : fallback::implementation_simdjson_result_base<ondemand::document> {
  using value_type = ondemand::value;
  template <typename T> simdjson_result<T> get() noexcept;
  using fallback::implementation_simdjson_result_base<ondemand::document>::get;
  simdjson_result<ondemand::value> operator[](std::string_view Key) & noexcept;
};
template <>
struct simdjson_result<ondemand::value>
    : fallback::implementation_simdjson_result_base<ondemand::value> {
  using fallback::implementation_simdjson_result_base<ondemand::value>::get;
  template <typename T> error_code get(T &Value) noexcept;
  template <typename T> simdjson_result<T> get() noexcept;
  simdjson_result<std::string_view> get_string(bool Replaces = false) noexcept;
  template <typename T> error_code get_string(T &Receiver, bool Replaces = false) noexcept;
  simdjson_result<int64_t> get_int64() noexcept;
  simdjson_result<ondemand::object> get_object() noexcept;
  simdjson_result<ondemand::array> get_array() noexcept;
  explicit operator std::string_view() noexcept(false);
  simdjson_result<ondemand::value> operator[](std::string_view Key) noexcept;
};
template <>
struct simdjson_result<ondemand::field>
    : fallback::implementation_simdjson_result_base<ondemand::field> {
  simdjson_result<std::string_view> unescaped_key(bool Replaces = false) noexcept;
  simdjson_result<ondemand::value> value() noexcept;
};
template <>
struct simdjson_result<dom::element> : fallback::implementation_simdjson_result_base<dom::element> {
  simdjson_result<dom::element> operator[](std::string_view Key) const noexcept;
  simdjson_result<std::string_view> get_string() const noexcept;
  simdjson_result<int64_t> get_int64() const noexcept;
  operator std::string_view() const noexcept(false);
};
} // namespace simdjson
