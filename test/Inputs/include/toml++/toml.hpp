// The part of toml++ 3.4 that the tests use, in our own words.
#pragma once
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace toml {
inline namespace v3 {
class array;
class table;
template <typename T> class value;

class node {
public:
  bool is_string() const;
  bool is_table() const;
  template <typename T> std::optional<T> value() const;
  template <typename T> T value_or(T &&Other) const;
  toml::value<std::string> *as_string();
  toml::value<int64_t> *as_integer();
  toml::table *as_table();
  toml::array *as_array();
};
template <typename T> class value : public node {
public:
  T &get();
  T &operator*();
};
template <typename ViewedType> class node_view {
public:
  explicit operator bool() const;
  bool is_string() const;
  template <typename T> std::optional<T> value() const;
  std::string value_or(const char *Other) const;
  template <typename T> T value_or(T Other) const;
  toml::value<std::string> *as_string() const;
  toml::table *as_table() const;
  toml::array *as_array() const;
  node_view operator[](std::string_view Key) const;
  node_view operator[](size_t Index) const;
};
class array : public node {
public:
  node *begin();
  node *end();
  node &operator[](size_t Index);
  node *get(size_t Index);
  size_t size() const;
  template <typename T> void push_back(T &&Value);
};
class table : public node {
public:
  node_view<node> operator[](std::string_view Key);
  node_view<node> at_path(std::string_view Path);
  node *get(std::string_view Key);
  bool contains(std::string_view Key) const;
  template <typename T> void insert_or_assign(std::string_view Key, T &&Value);
  size_t erase(std::string_view Key);
};
inline namespace ex {
using parse_result = table;
parse_result parse(std::string_view Text, std::string_view Path = {});
parse_result parse(std::string_view Text, std::string &&Path);
parse_result parse(std::istream &Text, std::string_view Path = {});
parse_result parse_file(std::string_view File);
} // namespace ex
} // namespace v3
} // namespace toml
