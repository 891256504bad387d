// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^botan:" %t
// RUN: %both %s portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-weak-cipher,portcullis-hardcoded-credential,portcullis-weak-tls-version -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <botan/botan.h>
#include <cstdlib>
#include <fstream>
#include <httplib.h>
#include <string>

void passwords(httplib::Server &Srv, const std::string &Known, const uint8_t *Salt) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    Botan::AutoSeeded_RNG Random;
    std::ofstream Users("users");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users << Password;
    Users << Botan::generate_bcrypt(Password, Random);
    Users << Botan::argon2_generate_pwhash(Password.data(), Password.size(), Random, 1, 65536, 2);
    Users << Botan::generate_passhash9(Password, Random);
    std::vector<uint8_t> Key(32), Other(32);
    auto Hash = Botan::PasswordHashFamily::create_or_throw("Argon2id")->default_params();
    Hash->derive_key(Key.data(), 32, Password.data(), Password.size(), Salt, 16);
    Botan::PBKDF Kdf;
    Kdf.pbkdf(Other.data(), 32, Password, Salt, 16, 600000, std::chrono::milliseconds(0));
    Users << Botan::hex_encode(Key) << Botan::hex_encode(Other);
    auto Derived = Kdf.derive_key(32, Password, Salt, 16, 600000);
    Users.write((const char *)Derived.begin(), 32);
  });
  Srv.Post("/fast", [](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    auto Hash = Botan::HashFunction::create("SHA-256");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    Hash->process(Password);
    auto Stepped = Botan::HashFunction::create_or_throw("SHA-256");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    Stepped->update(Password);
    std::vector<uint8_t> Sum = Stepped->final();
    Hash->update(Req.body);
    Hash->final(Sum.data());
  });
  Srv.Post("/login", [=](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
    if (!Botan::check_bcrypt(Password, Known) && !Botan::check_passhash9(Password, Known) &&
        !Botan::argon2_check_pwhash(Password.data(), Password.size(), Known))
      Res.status = 401;
  });
}

void ciphers(const std::vector<uint8_t> &Key, const std::vector<uint8_t> &Nonce, Botan::secure_vector<uint8_t> &Text) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is a weak cipher
  auto Old = Botan::Cipher_Mode::create("DES/CBC", Botan::ENCRYPTION);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is a weak cipher
  auto Triple = Botan::Cipher_Mode::create_or_throw("TripleDES/CBC/PKCS7", Botan::ENCRYPTION);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is a weak cipher
  auto Block = Botan::BlockCipher::create("DES");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is a weak cipher
  auto Stream = Botan::StreamCipher::create("RC4(256)");
  auto Legacy = Botan::Cipher_Mode::create("DES/CBC", Botan::DECRYPTION);
  auto Aes = Botan::BlockCipher::create("AES-256");
  auto ChaCha = Botan::StreamCipher::create("ChaCha(20)");
  auto Good = Botan::Cipher_Mode::create("AES-256/GCM", Botan::ENCRYPTION);
  Good->set_key(Key);
  Good->start(Nonce);
  Good->finish(Text);
  auto Fixed = Botan::Cipher_Mode::create("AES-256/GCM", Botan::ENCRYPTION);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed in the code
  Fixed->set_key(Botan::hex_decode("000102030405060708090A0B0C0D0E0F000102030405060708090A0B0C0D0E0F"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the initialisation vector never changes
  Fixed->start((const uint8_t *)"000102030405", 12);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed in the code
  Fixed->set_key(Botan::SymmetricKey("101112131415161718191A1B1C1D1E1F"));
}

std::vector<uint8_t> sums(const std::string &Text, const std::vector<uint8_t> &Key) {
  auto Mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-256)");
  Mac->set_key(Key);
  Mac->update(Text);
  auto Sum = Mac->final();
  auto Other = Mac->process(Text);
  return Mac->verify_mac(Other) ? Sum : Other;
}

void keys(Botan::DataSource &File) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  auto Locked = Botan::PKCS8::load_key(File, "0pen-Sesame!");
  auto Of = Botan::PKCS8::load_key(File, std::getenv("KEY_PASSWORD"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} private key is the literal
  Botan::DataSource_Memory Own("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n");
  auto Fixed = Botan::PKCS8::load_key(Own);
}

class Lenient : public Botan::TLS::Policy {
public:
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} permits a TLS version below 1.2
  bool allow_tls10() const override { return true; }
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} permits a TLS version below 1.2
  bool allow_tls11() const override { return true; }
};
class Strict : public Botan::TLS::Policy {
public:
  bool allow_tls10() const override { return false; }
  bool allow_tls11() const override { return false; }
  bool allow_tls12() const override { return true; }
};
