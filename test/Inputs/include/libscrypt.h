// The part of libscrypt 1.22 that the tests use, in our own words; tarsnap's scrypt
// calls the same function crypto_scrypt.
#pragma once
#include <stddef.h>
#include <stdint.h>

extern "C" {
int libscrypt_hash(char *Out, const char *Password, uint32_t N, uint8_t R, uint8_t P);
int libscrypt_check(char *Hash, const char *Password);
int libscrypt_scrypt(const uint8_t *Password, size_t Size, const uint8_t *Salt, size_t SaltSize,
                     uint64_t N, uint32_t R, uint32_t P, uint8_t *Out, size_t OutSize);
int crypto_scrypt(const uint8_t *Password, size_t Size, const uint8_t *Salt, size_t SaltSize,
                  uint64_t N, uint32_t R, uint32_t P, uint8_t *Out, size_t OutSize);
}
