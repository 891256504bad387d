// Every row of the model is used (mbed TLS 2.28, Debian's).
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^mbedtls:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-weak-password-hash,portcullis-weak-cipher,portcullis-tls-verification-disabled,portcullis-weak-tls-version,portcullis-hardcoded-credential -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <httplib.h>
#include <mbedtls/aes.h>
#include <mbedtls/base64.h>
#include <mbedtls/des.h>
#include <mbedtls/gcm.h>
#include <mbedtls/md.h>
#include <mbedtls/pk.h>
#include <mbedtls/pkcs5.h>
#include <mbedtls/sha256.h>
#include <mbedtls/ssl.h>
#include <string>

using Bytes = unsigned char;
// As mbed TLS 3.3 has it.
extern "C" int mbedtls_pkcs5_pbkdf2_hmac_ext(mbedtls_md_type_t Hash, const Bytes *Password, size_t Size, const Bytes *Salt,
                                             size_t SaltSize, unsigned Rounds, uint32_t KeySize, Bytes *Key);

static const Bytes *bytes(const std::string &Text) { return (const Bytes *)Text.data(); }

void passwords(httplib::Server &Srv, const Bytes *Salt, mbedtls_md_context_t *Context) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    std::ofstream Users("users");
    Bytes Key[32], Other[32], Text[64];
    size_t Size = 0;
    mbedtls_pkcs5_pbkdf2_hmac(Context, bytes(Password), Password.size(), Salt, 16, 600000, 32, Key);
    Users.write((const char *)Key, 32);
    mbedtls_pkcs5_pbkdf2_hmac_ext(MBEDTLS_MD_SHA256, bytes(Password), Password.size(), Salt, 16, 600000, 32, Other);
    Users.write((const char *)Other, 32);
    mbedtls_base64_encode(Text, sizeof Text, &Size, bytes(Password), Password.size());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users.write((const char *)Text, Size);
  });
  Srv.Post("/fast", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    Bytes Sum[64];
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    mbedtls_sha256_ret(bytes(Password), Password.size(), Sum, 0);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA1), bytes(Password), Password.size(), Sum);
    mbedtls_sha256_context Hash;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    mbedtls_sha256_update_ret(&Hash, bytes(Password), Password.size());
    mbedtls_sha256_finish_ret(&Hash, Sum);
    mbedtls_sha256_ret(bytes(Req.body), Req.body.size(), Sum, 0);
  });
}

void codes(const std::string &Text, const Bytes *Key, Bytes *Out, mbedtls_md_context_t *Context) {
  mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), Key, 32, bytes(Text), Text.size(), Out);
  mbedtls_md_hmac_starts(Context, Key, 32);
  mbedtls_md_hmac_update(Context, bytes(Text), Text.size());
  mbedtls_md_hmac_finish(Context, Out);
}

void ciphers(const Bytes *Key, Bytes *Nonce, const Bytes *In, Bytes *Out) {
  mbedtls_des_context Des;
  mbedtls_aes_context Aes;
  mbedtls_gcm_context Gcm;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} weak cipher
  mbedtls_des_setkey_enc(&Des, Key);
  mbedtls_aes_setkey_enc(&Aes, Key, 256);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} weak cipher
  mbedtls_aes_crypt_ecb(&Aes, MBEDTLS_AES_ENCRYPT, In, Out);
  mbedtls_aes_crypt_cbc(&Aes, MBEDTLS_AES_ENCRYPT, 32, Nonce, In, Out);
  mbedtls_gcm_setkey(&Gcm, MBEDTLS_CIPHER_ID_AES, Key, 256);
  mbedtls_gcm_crypt_and_tag(&Gcm, MBEDTLS_GCM_ENCRYPT, 32, Nonce, 12, nullptr, 0, In, Out, 16, Out);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed in the code
  mbedtls_gcm_setkey(&Gcm, MBEDTLS_CIPHER_ID_AES, (const Bytes *)"0123456789abcdef", 128);
}

void connections(mbedtls_ssl_config *Client, mbedtls_ssl_config *Server) {
  mbedtls_ssl_config_defaults(Client, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_config_defaults(Server, MBEDTLS_SSL_IS_SERVER, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  mbedtls_ssl_conf_authmode(Client, MBEDTLS_SSL_VERIFY_NONE);
  mbedtls_ssl_conf_authmode(Server, MBEDTLS_SSL_VERIFY_NONE);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} TLS version below 1.2
  mbedtls_ssl_conf_min_version(Server, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_1);
  mbedtls_ssl_conf_min_version(Client, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
}

void keys(mbedtls_pk_context *Key, const Bytes *Pem, size_t Size) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mbedtls_pk_parse_keyfile(Key, "server.key", "0pen-Sesame!");
  mbedtls_pk_parse_keyfile(Key, "server.key", std::getenv("TLS_KEY_PASSWORD"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mbedtls_pk_parse_key(Key, Pem, Size, (const Bytes *)"0pen-Sesame!", 12);
  mbedtls_pk_parse_key(Key, Pem, Size, nullptr, 0);
}
