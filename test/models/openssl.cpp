// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^openssl:" %t
#include <openssl/aes.h>
#include <openssl/des.h>
#include <openssl/rc4.h>
#include <openssl/ssl.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/md5.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <string>

using Bytes = unsigned char;

void sums(const Bytes *Text, size_t Size, Bytes *Out, unsigned *Length) {
  MD5(Text, Size, Out);
  SHA1(Text, Size, Out);
  SHA224(Text, Size, Out);
  SHA256(Text, Size, Out);
  SHA384(Text, Size, Out);
  SHA512(Text, Size, Out);
  MD5_CTX Md5;
  MD5_Update(&Md5, Text, Size);
  SHA_CTX Sha1;
  SHA1_Update(&Sha1, Text, Size);
  SHA256_CTX Sha256;
  SHA224_Update(&Sha256, Text, Size);
  SHA256_Update(&Sha256, Text, Size);
  SHA512_CTX Sha512;
  SHA384_Update(&Sha512, Text, Size);
  SHA512_Update(&Sha512, Text, Size);
  EVP_MD_CTX *Context = EVP_MD_CTX_new();
  EVP_DigestUpdate(Context, Text, Size);
  EVP_Digest(Text, Size, Out, Length, EVP_sha256(), nullptr);
  size_t Made = 0;
  EVP_Q_digest(nullptr, "SHA256", nullptr, Text, Size, Out, &Made);
}

void macs(const std::string &Key, const Bytes *Text, size_t Size, Bytes *Out,
          unsigned *Length) {
  HMAC(EVP_sha256(), Key.data(), Key.size(), Text, Size, Out, Length);
  size_t Made = 0;
  EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, Key.data(), Key.size(),
            Text, Size, Out, 32, &Made);
}

void stages(const Bytes *Key, int KeySize, const Bytes *Text, size_t Size,
            Bytes *Out, unsigned *Length) {
  HMAC_CTX *Context = HMAC_CTX_new();
  HMAC_Init_ex(Context, Key, KeySize, EVP_sha256(), nullptr);
  HMAC_Update(Context, Text, Size);
  HMAC_Final(Context, Out, Length);
  size_t Made = 32;
  EVP_MAC_CTX *Mac = EVP_MAC_CTX_new(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  EVP_MAC_init(Mac, Key, KeySize, nullptr);
  EVP_MAC_update(Mac, Text, Size);
  EVP_MAC_final(Mac, Out, &Made, 32);
  EVP_PKEY *Private = EVP_PKEY_new_mac_key(EVP_PKEY_HMAC, nullptr, Key, KeySize);
  EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, nullptr, Key, KeySize);
  EVP_MD_CTX *Sign = EVP_MD_CTX_new();
  EVP_DigestSignInit(Sign, nullptr, EVP_sha256(), nullptr, Private);
  EVP_DigestSignUpdate(Sign, Text, Size);
  EVP_DigestSignFinal(Sign, Out, &Made);
  EVP_DigestSign(Sign, Out, &Made, Text, Size);
}

void passwords(const std::string &Password, const Bytes *Salt, Bytes *Out) {
  PKCS5_PBKDF2_HMAC(Password.data(), Password.size(), Salt, 16, 600000,
                    EVP_sha256(), 32, Out);
  PKCS5_PBKDF2_HMAC_SHA1(Password.data(), Password.size(), Salt, 16, 600000, 32,
                         Out);
  EVP_PBE_scrypt(Password.data(), Password.size(), Salt, 16, 1 << 15, 8, 1, 0,
                 Out, 32);
}

void texts(const Bytes *Text, int Size, Bytes *Out, char *Result) {
  BIO *Memory = BIO_new_mem_buf(Text, Size);
  BIO *Chain = BIO_push(BIO_new(BIO_f_base64()), Memory);
  BIO_write(Chain, Text, Size);
  BIO_read(Chain, Out, Size);
  BIO_get_mem_data(Chain, &Result); // BIO_ctrl
  EVP_EncodeBlock(Out, Text, Size);
  EVP_DecodeBlock(Out, Text, Size);
  int Made = 0;
  EVP_CIPHER_CTX *Context = EVP_CIPHER_CTX_new();
  EVP_EncryptUpdate(Context, Out, &Made, Text, Size);
  EVP_CipherUpdate(Context, Out, &Made, Text, Size);
}

void keys(SSL_CTX *Context, BIO *In, char *Password, pem_password_cb *Ask) {
  SSL_CTX_set_default_passwd_cb(Context, Ask);
  SSL_CTX_set_default_passwd_cb_userdata(Context, Password);
  PEM_read_bio_PrivateKey(In, nullptr, Ask, Password);
}

int asFound(int Ok, X509_STORE_CTX *) { return Ok; }
void tls() {
  SSL_CTX *Context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(Context, SSL_VERIFY_PEER, asFound);
  SSL_CTX_set_cert_verify_callback(Context, [](X509_STORE_CTX *, void *) { return 0; }, nullptr);
  SSL_CTX_set_min_proto_version(Context, TLS1_2_VERSION); // SSL_CTX_ctrl
  SSL_CTX_set_cipher_list(Context, "HIGH");
  BIO_new_ssl(Context, 1);
  SSL_connect(SSL_new(Context));
}

void ciphers(EVP_CIPHER_CTX *Context, const unsigned char *Key, unsigned char *Iv, DES_key_schedule *Schedule) {
  EVP_EncryptInit(Context, EVP_get_cipherbyname("AES-256-GCM"), Key, Iv);
  EVP_EncryptInit_ex(Context, EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), nullptr, Key, Iv);
  EVP_DecryptInit(Context, EVP_aes_256_gcm(), Key, Iv);
  EVP_DecryptInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, Iv);
  EVP_CipherInit(Context, EVP_aes_256_gcm(), Key, Iv, 1);
  EVP_CipherInit_ex(Context, EVP_aes_256_gcm(), nullptr, Key, Iv, 1);
  EVP_CipherInit_ex2(Context, EVP_aes_256_gcm(), Key, Iv, 1, nullptr);
  DES_cblock Block;
  DES_ecb_encrypt(&Block, &Block, Schedule, DES_DECRYPT);
  DES_ncbc_encrypt(Key, Iv, 8, Schedule, &Block, DES_DECRYPT);
  DES_ede3_cbc_encrypt(Key, Iv, 8, Schedule, Schedule, Schedule, &Block, DES_DECRYPT);
  RC4_KEY Stream;
  RC4(&Stream, 8, Key, Iv);
  AES_KEY Aes;
  AES_set_encrypt_key(Key, 256, &Aes);
  AES_cbc_encrypt(Key, Iv, 16, &Aes, Iv, 1);
}
