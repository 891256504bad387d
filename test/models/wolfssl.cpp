// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^wolfssl:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-weak-password-hash,portcullis-weak-cipher,portcullis-tls-verification-disabled,portcullis-weak-tls-version,portcullis-hardcoded-credential -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <fstream>
#include <httplib.h>
#include <string>
#include <wolfssl/ssl.h>

static const byte *bytes(const std::string &Text) { return (const byte *)Text.data(); }

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
static int anything(int, WOLFSSL_X509_STORE_CTX *) { return 1; }
static int asKnown(int Known, WOLFSSL_X509_STORE_CTX *) { return Known; }

void clients() {
  WOLFSSL_CTX *Context = wolfSSL_CTX_new(wolfTLS_client_method());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  wolfSSL_CTX_set_verify(Context, WOLFSSL_VERIFY_NONE, nullptr);
  WOLFSSL *Connection = wolfSSL_new(Context);
  wolfSSL_set_verify(Connection, WOLFSSL_VERIFY_PEER, anything);
  wolfSSL_connect(Connection);
  WOLFSSL_CTX *Strict = wolfSSL_CTX_new(wolfTLSv1_2_client_method());
  wolfSSL_CTX_set_verify(Strict, WOLFSSL_VERIFY_PEER, asKnown);
}

void servers() {
  WOLFSSL_CTX *Context = wolfSSL_CTX_new(wolfTLS_server_method());
  wolfSSL_CTX_set_verify(Context, WOLFSSL_VERIFY_NONE, nullptr);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} TLS version below 1.2
  wolfSSL_CTX_SetMinVersion(Context, WOLFSSL_TLSV1);
  wolfSSL_CTX_SetMinVersion(Context, WOLFSSL_TLSV1_2);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} TLS version below 1.2
  WOLFSSL_CTX *Old = wolfSSL_CTX_new(wolfTLSv1_1_server_method());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} weak cipher
  wolfSSL_CTX_set_cipher_list(Context, "RC4-SHA:AES128-SHA");
  wolfSSL_CTX_set_cipher_list(Context, "TLS13-AES256-GCM-SHA384");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  wolfSSL_CTX_set_default_passwd_cb_userdata(Context, (void *)"0pen-Sesame!");
  wolfSSL_CTX_set_default_passwd_cb_userdata(Context, std::getenv("TLS_KEY_PASSWORD"));
}

void ciphers(const byte *Key, const byte *Nonce, const byte *In, byte *Out, byte *Tag) {
  Aes Cipher;
  Des Old;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} weak cipher
  wc_Des_SetKey(&Old, Key, Nonce, 0);
  wc_Des_SetKey(&Old, Key, Nonce, 1);
  wc_AesSetKey(&Cipher, Key, 32, Nonce, AES_ENCRYPTION);
  wc_AesCbcEncrypt(&Cipher, Out, In, 32);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} weak cipher
  wc_AesEcbEncrypt(&Cipher, Out, In, 32);
  wc_AesGcmSetKey(&Cipher, Key, 32);
  wc_AesGcmEncrypt(&Cipher, Out, In, 32, Nonce, 12, Tag, 16, nullptr, 0);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} a key that is fixed in the code
  wc_AesGcmSetKey(&Cipher, (const byte *)"0123456789abcdef", 16);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the initialisation vector never changes
  wc_AesSetKey(&Cipher, Key, 32, (const byte *)"0123456789abcdef", AES_ENCRYPTION);
}

void passwords(httplib::Server &Srv, const byte *Salt) {
  Srv.Post("/register", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    std::ofstream Users("users");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Users << Password;
    byte Key[32], Other[32], Sum[32];
    wc_PBKDF2(Key, bytes(Password), Password.size(), Salt, 16, 600000, 32, 6);
    Users.write((const char *)Key, 32);
    wc_scrypt(Other, bytes(Password), Password.size(), Salt, 16, 15, 8, 1, 32);
    Users.write((const char *)Other, 32);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
    wc_Sha256Hash(bytes(Password), Password.size(), Sum);
    wc_Sha256Hash(bytes(Req.body), Req.body.size(), Sum);
  });
}

void codes(const std::string &Text, const byte *Key, byte *Out) {
  Hmac Code;
  wc_HmacSetKey(&Code, 6, Key, 32);
  wc_HmacUpdate(&Code, bytes(Text), Text.size());
  wc_HmacFinal(&Code, Out);
}
