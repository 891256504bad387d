// The part of toml11 4.0 that the tests use, in our own words.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace toml {
inline namespace v4 {
struct type_config {};
template <typename TC> class basic_value {
public:
  bool contains(const std::string &Key) const;
  bool is_string() const;
  size_t size() const;
  basic_value &at(const std::string &Key);
  basic_value &operator[](const std::string &Key);
  std::string &as_string();
  int64_t &as_integer();
  std::vector<basic_value> &as_array();
};
using value = basic_value<type_config>;

template <typename TC = type_config> basic_value<TC> parse(std::string File);
template <typename TC = type_config> basic_value<TC> parse_str(std::string Text);
template <typename T, typename TC> T get(const basic_value<TC> &Value);
template <typename T, typename TC> T get_or(const basic_value<TC> &Value, T Other);
template <typename T, typename TC> T find(const basic_value<TC> &Value, const std::string &Key);
template <typename TC> basic_value<TC> &find(basic_value<TC> &Value, const std::string &Key);
template <typename T, typename TC>
T find_or(const basic_value<TC> &Value, const std::string &Key, T Other);
} // namespace v4
} // namespace toml
