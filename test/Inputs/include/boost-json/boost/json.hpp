// As much of Boost.JSON, as of 1.81, as tests need.
#ifndef TEST_BOOST_JSON_HPP
#define TEST_BOOST_JSON_HPP
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace boost::core {
template <typename Char> struct basic_string_view {
  basic_string_view(const Char *Text);
  basic_string_view(const std::basic_string<Char> &Text);
  operator std::basic_string<Char>() const;
  operator std::basic_string_view<Char>() const;
  const Char *data() const;
};
using string_view = basic_string_view<char>;
} // namespace boost::core

namespace boost::json {
using string_view = core::string_view;
using error_code = std::error_code;
class value;
class object;
class array;
enum class kind : unsigned char { null, bool_, int64, uint64, double_, string, array, object };

class string {
public:
  string() = default;
  string(string_view Text);
  string(const char *Text);
  const char *c_str() const;
  const char *data() const;
  bool empty() const;
  std::size_t size() const;
  string_view subview(std::size_t From = 0, std::size_t Length = std::size_t(-1)) const;
  string &append(string_view Text);
  operator string_view() const;
  operator std::string_view() const;
};

class value_ref {
public:
  value_ref(const char *Text);
  value_ref(const std::string &Text);
  value_ref(const string &Text);
  value_ref(int Number);
  value_ref(const value &Other);
  value_ref(const object &Other);
  value_ref(const array &Other);
  value_ref(std::initializer_list<value_ref> List);
};

class key_value_pair {
public:
  const string_view key() const;
  const char *key_c_str() const;
  const value &value() const &;
  class value &value() &;
};

class object {
public:
  using iterator = key_value_pair *;
  object() = default;
  object(std::initializer_list<std::pair<string_view, value_ref>> List);
  object(const object &Other);
  value &at(string_view Key) &;
  const value &at(string_view Key) const &;
  value &operator[](string_view Key);
  iterator find(string_view Key);
  value *if_contains(string_view Key);
  const value *if_contains(string_view Key) const;
  bool contains(string_view Key) const;
  std::size_t count(string_view Key) const;
  template <class Arg> std::pair<iterator, bool> emplace(string_view Key, Arg &&Value);
  template <class M> std::pair<iterator, bool> insert_or_assign(string_view Key, M &&Value);
  void insert(std::initializer_list<std::pair<string_view, value_ref>> List);
  std::size_t erase(string_view Key);
  void clear();
  bool empty() const;
  std::size_t size() const;
  iterator begin();
  iterator end();
};

class array {
public:
  array() = default;
  array(std::initializer_list<value_ref> List);
  array(const array &Other);
  value &at(std::size_t I) &;
  value &operator[](std::size_t I) &;
  value *if_contains(std::size_t I);
  value &front();
  value &back();
  void push_back(value &&Value);
  void push_back(const value &Value);
  template <class Arg> value &emplace_back(Arg &&Value);
  value *insert(const value *Where, const value &Value);
  void clear();
  bool empty() const;
  std::size_t size() const;
  value *begin();
  value *end();
};

class value {
public:
  value();
  value(const value &Other);
  value(value &&Other);
  value(int Number);
  value(const char *Text);
  value(string_view Text);
  value(const string &Text);
  value(object Members);
  value(array Elements);
  value(std::initializer_list<value_ref> List);
  value &operator=(const value &Other);
  value &operator=(value &&Other);
  value &operator=(string_view Text);
  value &operator=(const char *Text);
  value &operator=(int Number);
  json::kind kind() const;
  value &at(string_view Key) &;
  const value &at(string_view Key) const &;
  value &at(std::size_t I) &;
  value &at_pointer(string_view Pointer) &;
  object &as_object() &;
  array &as_array() &;
  string &as_string() &;
  const string &as_string() const &;
  std::int64_t &as_int64();
  std::uint64_t &as_uint64();
  double &as_double();
  bool &as_bool();
  object &get_object() &;
  array &get_array() &;
  string &get_string() &;
  object *if_object();
  array *if_array();
  string *if_string();
  object &emplace_object();
  array &emplace_array();
  template <class T> T to_number() const;
  bool is_object() const;
  bool is_array() const;
  bool is_string() const;
  bool is_int64() const;
  bool is_number() const;
  bool is_null() const;
};

std::ostream &operator<<(std::ostream &Out, const value &Value);
std::ostream &operator<<(std::ostream &Out, const object &Value);

value parse(string_view Text);
value parse(string_view Text, error_code &Error);
std::string serialize(const value &Value);
std::string serialize(const object &Value);
std::string serialize(const array &Value);
template <class T> T value_to(const value &Value);
template <class T> value value_from(T &&From);

class parser {
public:
  std::size_t write(string_view Text);
  value release();
};

class stream_parser {
public:
  std::size_t write(string_view Text);
  void finish();
  value release();
};
} // namespace boost::json
#endif
