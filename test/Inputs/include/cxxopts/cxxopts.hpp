// The part of cxxopts 3.2 that the tests use, in our own words.
#pragma once
#include <string>

namespace cxxopts {
class OptionValue {
public:
  size_t count() const;
  template <typename T> const T &as() const;
};
class ParseResult {
public:
  size_t count(const std::string &Name) const;
  const OptionValue &operator[](const std::string &Name) const;
};
class Options {
public:
  Options(std::string Program, std::string Help = "");
  ParseResult parse(int Count, const char *const *Arguments);
};
} // namespace cxxopts
