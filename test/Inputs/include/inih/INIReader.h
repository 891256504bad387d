// The part of inih 57 (its C++ class) that the tests use, in our own words.
#pragma once
#include <string>

class INIReader {
public:
  explicit INIReader(const std::string &File);
  int ParseError() const;
  std::string Get(const std::string &Section, const std::string &Name, const std::string &Default) const;
  std::string GetString(const std::string &Section, const std::string &Name, const std::string &Default) const;
  long GetInteger(const std::string &Section, const std::string &Name, long Default) const;
  bool GetBoolean(const std::string &Section, const std::string &Name, bool Default) const;
};
