// Every row of the model is used. The class that is written is not the one that has
// the functions.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^crypto++:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-weak-password-hash,portcullis-weak-cipher -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#define CRYPTOPP_ENABLE_NAMESPACE_WEAK 1
#include <cryptopp/aes.h>
#include <cryptopp/blake2.h>
#include <cryptopp/gcm.h>
#include <cryptopp/hmac.h>
#include <cryptopp/md5.h>
#include <cryptopp/modes.h>
#include <cryptopp/pwdbased.h>
#include <cryptopp/scrypt.h>
#include <cryptopp/sha.h>
#include <cryptopp/sha3.h>
#include <fstream>
#include <httplib.h>
#include <string>

using CryptoPP::byte;

static const byte *bytes(const std::string &Text) { return (const byte *)Text.data(); }

void passwords(httplib::Server &Srv, const byte *Salt) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    std::ofstream Users("users");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users << Password;
    byte Out[32], Other[32], Old[32];
    CryptoPP::Scrypt().DeriveKey(Out, 32, bytes(Password), Password.size(), Salt, 16, 1 << 15, 8, 1);
    CryptoPP::PKCS5_PBKDF2_HMAC<CryptoPP::SHA256>().DeriveKey(Other, 32, 0, bytes(Password), Password.size(), Salt, 16, 600000);
    CryptoPP::PKCS5_PBKDF1<CryptoPP::SHA1>().DeriveKey(Old, 20, 0, bytes(Password), Password.size(), Salt, 8, 600000);
    Users.write((const char *)Out, 32);
    Users.write((const char *)Other, 32);
    Users.write((const char *)Old, 32);
  });
  Srv.Post("/fast", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    byte Sum[64];
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    CryptoPP::SHA256().CalculateDigest(Sum, bytes(Password), Password.size());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    CryptoPP::SHA3_256().CalculateDigest(Sum, bytes(Password), Password.size());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    CryptoPP::BLAKE2b().CalculateDigest(Sum, bytes(Password), Password.size());
    CryptoPP::Weak::MD5 Hash;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    Hash.Update(bytes(Password), Password.size());
    Hash.Final(Sum);
    CryptoPP::SHA1().CalculateDigest(Sum, bytes(Req.body), Req.body.size());
  });
}

void codes(const std::string &Text, const byte *Key, byte *Out) {
  CryptoPP::HMAC<CryptoPP::SHA256> Mac(Key, 32), Other;
  Mac.CalculateDigest(Out, bytes(Text), Text.size());
  Other.SetKey(Key, 32);
  Other.Update(bytes(Text), Text.size());
  Other.Final(Out);
}

void ciphers(const byte *Key, const byte *Nonce) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} weak cipher
  CryptoPP::ECB_Mode<CryptoPP::AES>::Encryption Ecb(Key, 32);
  CryptoPP::GCM<CryptoPP::AES>::Encryption Gcm, Fixed, Same;
  Gcm.SetKeyWithIV(Key, 32, Nonce, 12);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed in the code
  Fixed.SetKeyWithIV((const byte *)"0123456789abcdef0123456789abcdef", 32, Nonce, 12);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the initialisation vector never changes
  Same.SetKeyWithIV(Key, 32, (const byte *)"0123456789ab", 12);
}
