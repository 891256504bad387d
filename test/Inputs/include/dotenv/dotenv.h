// laserpants/dotenv-cpp 1.0, in our own words.
#pragma once
#include <string>
#include <utility>

namespace dotenv {
class dotenv {
public:
  static void init(const char *File = ".env");
  static void init(int Flags, const char *File = ".env");
  static std::string getenv(const char *Name, const std::string &Default = "");
  static std::pair<std::string, bool> get(const std::string &Name);
};
inline void init(const char *File = ".env") { dotenv::init(File); }
inline std::string getenv(const char *Name, const std::string &Default = "") { return dotenv::getenv(Name, Default); }
} // namespace dotenv
