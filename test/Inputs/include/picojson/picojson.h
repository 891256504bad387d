// The part of PicoJSON 1.3 that the tests use, in our own words.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace picojson {
class value {
public:
  typedef std::vector<value> array;
  typedef std::map<std::string, value> object;
  value();
  explicit value(const std::string &Text);
  explicit value(const object &Members);
  explicit value(const array &Elements);
  explicit value(double Number);
  template <typename T> bool is() const;
  template <typename T> const T &get() const;
  template <typename T> T &get();
  const value &get(const std::string &Key) const;
  const value &get(size_t Index) const;
  bool contains(const std::string &Key) const;
  std::string to_str() const;
  std::string serialize(bool Prettify = false) const;
};
typedef value::array array;
typedef value::object object;
std::string parse(value &Out, const std::string &Text);
std::string parse(value &Out, std::istream &Text);
template <typename Iterator>
Iterator parse(value &Out, const Iterator &First, const Iterator &Last, std::string *Error);
} // namespace picojson
