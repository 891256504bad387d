// The part of Botan 2.19 and 3.4 that the tests use, in our own words: headers of its
// own for each (botan/hash.h, botan/tls_policy.h and others).
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Botan {
template <typename T> using secure_vector = std::vector<T>;
class RandomNumberGenerator {};
class AutoSeeded_RNG : public RandomNumberGenerator {};

class OctetString {
public:
  explicit OctetString(const std::string &Hex = "");
  OctetString(const uint8_t *Bytes, size_t Length);
  const uint8_t *begin() const;
  size_t length() const;
};
using SymmetricKey = OctetString;
using InitializationVector = OctetString;

class SymmetricAlgorithm {
public:
  void set_key(const SymmetricKey &Key);
  void set_key(const std::vector<uint8_t> &Key);
  void set_key(const uint8_t *Key, size_t Length);
};
class Buffered_Computation {
public:
  void update(const uint8_t *Bytes, size_t Length);
  void update(const std::string &Text);
  secure_vector<uint8_t> final();
  void final(uint8_t *Out);
  secure_vector<uint8_t> process(const std::string &Text);
};
class HashFunction : public Buffered_Computation {
public:
  static std::unique_ptr<HashFunction> create(const std::string &Name, const std::string &Provider = "");
  static std::unique_ptr<HashFunction> create_or_throw(const std::string &Name, const std::string &Provider = "");
};
class MessageAuthenticationCode : public Buffered_Computation, public SymmetricAlgorithm {
public:
  static std::unique_ptr<MessageAuthenticationCode> create_or_throw(const std::string &Name, const std::string &Provider = "");
  bool verify_mac(const std::vector<uint8_t> &Mac);
};

enum Cipher_Dir { ENCRYPTION, DECRYPTION };
class Cipher_Mode : public SymmetricAlgorithm {
public:
  static std::unique_ptr<Cipher_Mode> create(const std::string &Name, Cipher_Dir Direction, const std::string &Provider = "");
  static std::unique_ptr<Cipher_Mode> create_or_throw(const std::string &Name, Cipher_Dir Direction, const std::string &Provider = "");
  void start(const std::vector<uint8_t> &Nonce);
  void start(const uint8_t *Nonce, size_t Length);
  void finish(secure_vector<uint8_t> &Text, size_t Offset = 0);
};
class BlockCipher : public SymmetricAlgorithm {
public:
  static std::unique_ptr<BlockCipher> create(const std::string &Name, const std::string &Provider = "");
  void encrypt(std::vector<uint8_t> &Block) const;
};
class StreamCipher : public SymmetricAlgorithm {
public:
  static std::unique_ptr<StreamCipher> create(const std::string &Name, const std::string &Provider = "");
};

std::string generate_bcrypt(const std::string &Password, RandomNumberGenerator &Random, uint16_t Cost = 12, char Version = 'a');
bool check_bcrypt(const std::string &Password, const std::string &Hash);
std::string argon2_generate_pwhash(const char *Password, size_t Length, RandomNumberGenerator &Random, size_t P, size_t M, size_t T, uint8_t Y = 2, size_t Salt = 16, size_t Out = 32);
bool argon2_check_pwhash(const char *Password, size_t Length, const std::string &Hash);
std::string generate_passhash9(const std::string &Password, RandomNumberGenerator &Random, uint16_t Cost = 15, uint8_t Algorithm = 4);
bool check_passhash9(const std::string &Password, const std::string &Hash);
class PasswordHash {
public:
  void derive_key(uint8_t *Out, size_t OutLength, const char *Password, size_t Length, const uint8_t *Salt, size_t SaltLength) const;
};
class PasswordHashFamily {
public:
  static std::unique_ptr<PasswordHashFamily> create_or_throw(const std::string &Name, const std::string &Provider = "");
  std::unique_ptr<PasswordHash> default_params() const;
};
class PBKDF {
public:
  size_t pbkdf(uint8_t *Out, size_t OutLength, const std::string &Password, const uint8_t *Salt, size_t SaltLength, size_t Iterations, std::chrono::milliseconds Time) const;
  OctetString derive_key(size_t OutLength, const std::string &Password, const uint8_t *Salt, size_t SaltLength, size_t Iterations) const;
};
std::string hex_encode(const std::vector<uint8_t> &Bytes, bool Upper = true);
std::vector<uint8_t> hex_decode(const std::string &Text, bool Spaces = true);
std::string base64_encode(const std::vector<uint8_t> &Bytes);
secure_vector<uint8_t> base64_decode(const std::string &Text, bool Spaces = true);

class DataSource {};
class DataSource_Memory : public DataSource {
public:
  explicit DataSource_Memory(const std::string &Text);
};
class Private_Key {};
namespace PKCS8 {
std::unique_ptr<Private_Key> load_key(DataSource &Source, const std::string &Password);
std::unique_ptr<Private_Key> load_key(DataSource &Source);
} // namespace PKCS8

namespace TLS {
class Policy {
public:
  virtual ~Policy() = default;
  virtual bool allow_tls10() const;
  virtual bool allow_tls11() const;
  virtual bool allow_tls12() const;
};
} // namespace TLS
} // namespace Botan
