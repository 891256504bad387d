// The team's own HMAC verifies as well: the library only decodes.
// RUN: %both %s portcullis-jwt-unverified-token -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <cstring>
#include <jwt-cpp/jwt.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>

static std::string macOf(const std::string &Data) {
  unsigned char Bytes[EVP_MAX_MD_SIZE];
  unsigned int Length = 0;
  const char *Key = std::getenv("KEY");
  HMAC(EVP_sha256(), Key, std::strlen(Key), reinterpret_cast<const unsigned char *>(Data.data()), Data.size(), Bytes, &Length);
  return std::string(reinterpret_cast<char *>(Bytes), Length);
}

class Tokens {
public:
  bool holds(const std::string &Text) const {
    auto Dot = Text.rfind('.');
    return sign(Text.substr(0, Dot)) == Text.substr(Dot + 1);
  }

  std::string user(const std::string &Text) const {
    if (!holds(Text))
      return "";
    return jwt::decode(Text).get_subject();
  }

  std::string anyUser(const std::string &Text) const {
    holds(Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
    return jwt::decode(Text).get_subject();
  }

private:
  static std::string sign(const std::string &Data) { return macOf(Data); }
};

std::string inConstantTime(const std::string &Text) {
  auto Dot = Text.rfind('.');
  std::string Expected = macOf(Text.substr(0, Dot));
  std::string Given = Text.substr(Dot + 1);
  if (Given.size() != Expected.size() || CRYPTO_memcmp(Given.data(), Expected.data(), Given.size()) != 0)
    return "";
  return jwt::decode(Text).get_subject();
}

std::string turnedAround(const std::string &Text) {
  auto Dot = Text.rfind('.');
  std::string Expected = macOf(Text.substr(0, Dot));
  std::string Given = Text.substr(Dot + 1);
  if (CRYPTO_memcmp(Given.data(), Expected.data(), Given.size()) == 0)
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  return jwt::decode(Text).get_subject();
}

static bool equals(const std::string &Left, const std::string &Right) {
  unsigned char Difference = Left.size() != Right.size();
  for (size_t I = 0; I < Left.size() && I < Right.size(); ++I)
    Difference |= Left[I] ^ Right[I];
  return Difference == 0;
}

std::string byOwnCompare(const std::string &Text) {
  auto Dot = Text.rfind('.');
  if (!equals(Text.substr(Dot + 1), macOf(Text.substr(0, Dot))))
    throw 401;
  return jwt::decode(Text).get_subject();
}

// That the signature is not empty says nothing.
std::string lengthOnly(const std::string &Text) {
  auto Dot = Text.rfind('.');
  if (macOf(Text.substr(0, Dot)).empty() || Text.substr(Dot + 1) == "")
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  return jwt::decode(Text).get_subject();
}
