// The class of laserpants' dotenv-cpp 0.9, in our own words.
#pragma once
#include <string>

class dotenv {
public:
  static const unsigned char Preserve = 1 << 0;
  static void init(const char *File = ".env");
  static void init(int Flags, const char *File = ".env");
  static std::string getenv(const char *Name, const std::string &Default = "");
};
