// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^bcrypt:" %t
#include <argon2.h>
#include <bcrypt/BCrypt.hpp>

void keep(const std::string &Password, const std::string &Known,
          const char *Salt, char *Out) {
  std::string Hash = BCrypt::generateHash(Password);
  BCrypt::validatePassword(Password, Known);
  bcrypt_hashpw(Password.c_str(), Salt, Out);
  argon2id_hash_encoded(2, 1 << 16, 1, Password.data(), Password.size(), Salt,
                        16, 32, Out, 128);
  argon2i_hash_encoded(2, 1 << 16, 1, Password.data(), Password.size(), Salt,
                       16, 32, Out, 128);
  argon2id_verify(Known.c_str(), Password.data(), Password.size());
  argon2_verify(Known.c_str(), Password.data(), Password.size(), Argon2_id);
}
