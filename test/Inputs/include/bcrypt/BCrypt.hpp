// As the BCrypt class over libbcrypt of trusch and others.
#ifndef STUB_BCRYPT
#define STUB_BCRYPT

#include <string>

extern "C" int bcrypt_hashpw(const char *Password, const char Salt[64], char Hash[64]);

class BCrypt {
public:
  static std::string generateHash(const std::string &Password, int Workload = 12);
  static bool validatePassword(const std::string &Password, const std::string &Hash);
};

#endif
