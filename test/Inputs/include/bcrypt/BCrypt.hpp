// As the BCrypt class over libbcrypt of trusch and others, and what the C libraries
// have.
#ifndef STUB_BCRYPT
#define STUB_BCRYPT

#include <stddef.h>
#include <stdint.h>
#include <string>

extern "C" int bcrypt_hashpw(const char *Password, const char Salt[64], char Hash[64]);
extern "C" int bcrypt_checkpw(const char *Password, const char Hash[64]);
// OpenBSD's.
extern "C" int bcrypt_newhash(const char *Password, int Rounds, char *Hash, size_t Size);
extern "C" int bcrypt_pbkdf(const char *Password, size_t Size, const uint8_t *Salt,
                            size_t SaltSize, uint8_t *Key, size_t KeySize, unsigned Rounds);

class BCrypt {
public:
  static std::string generateHash(const std::string &Password, int Workload = 12);
  static bool validatePassword(const std::string &Password, const std::string &Hash);
};

#endif
