// The part of wolfSSL 5.7 (its ssl.h and wolfcrypt's headers) that the tests use, in our
// own words.
#pragma once
#include <stddef.h>
#include <stdint.h>

extern "C" {
typedef uint8_t byte;
typedef uint32_t word32;
typedef struct WOLFSSL_METHOD WOLFSSL_METHOD;
typedef struct WOLFSSL_CTX WOLFSSL_CTX;
typedef struct WOLFSSL WOLFSSL;
typedef struct WOLFSSL_X509_STORE_CTX WOLFSSL_X509_STORE_CTX;
typedef int (*VerifyCallback)(int, WOLFSSL_X509_STORE_CTX *);
#define WOLFSSL_VERIFY_NONE 0
#define WOLFSSL_VERIFY_PEER (1 << 0)
#define AES_ENCRYPTION 0
#define AES_DECRYPTION 1
enum { WOLFSSL_SSLV3 = 0, WOLFSSL_TLSV1 = 1, WOLFSSL_TLSV1_1 = 2, WOLFSSL_TLSV1_2 = 3, WOLFSSL_TLSV1_3 = 4 };

WOLFSSL_METHOD *wolfTLS_client_method(void);
WOLFSSL_METHOD *wolfTLS_server_method(void);
WOLFSSL_METHOD *wolfTLSv1_client_method(void);
WOLFSSL_METHOD *wolfTLSv1_1_server_method(void);
WOLFSSL_METHOD *wolfTLSv1_2_client_method(void);
WOLFSSL_CTX *wolfSSL_CTX_new(WOLFSSL_METHOD *Method);
WOLFSSL *wolfSSL_new(WOLFSSL_CTX *Context);
int wolfSSL_connect(WOLFSSL *Connection);
void wolfSSL_CTX_set_verify(WOLFSSL_CTX *Context, int Mode, VerifyCallback Callback);
void wolfSSL_set_verify(WOLFSSL *Connection, int Mode, VerifyCallback Callback);
int wolfSSL_CTX_SetMinVersion(WOLFSSL_CTX *Context, int Version);
int wolfSSL_CTX_set_cipher_list(WOLFSSL_CTX *Context, const char *List);
void wolfSSL_CTX_set_default_passwd_cb_userdata(WOLFSSL_CTX *Context, void *Data);

typedef struct Aes { int Rounds; } Aes;
typedef struct Des { int Rounds; } Des;
typedef struct Des3 { int Rounds; } Des3;
typedef struct Hmac { int Type; } Hmac;
int wc_AesSetKey(Aes *Cipher, const byte *Key, word32 Size, const byte *Nonce, int Direction);
int wc_AesCbcEncrypt(Aes *Cipher, byte *Out, const byte *In, word32 Size);
int wc_AesEcbEncrypt(Aes *Cipher, byte *Out, const byte *In, word32 Size);
int wc_AesGcmSetKey(Aes *Cipher, const byte *Key, word32 Size);
int wc_AesGcmEncrypt(Aes *Cipher, byte *Out, const byte *In, word32 Size, const byte *Nonce, word32 NonceSize, byte *Tag, word32 TagSize, const byte *More, word32 MoreSize);
int wc_Des_SetKey(Des *Cipher, const byte *Key, const byte *Nonce, int Direction);
int wc_Des3_SetKey(Des3 *Cipher, const byte *Key, const byte *Nonce, int Direction);
int wc_PBKDF2(byte *Out, const byte *Password, int Size, const byte *Salt, int SaltSize, int Rounds, int KeySize, int Hash);
int wc_scrypt(byte *Out, const byte *Password, int Size, const byte *Salt, int SaltSize, int Cost, int Block, int Parallel, int KeySize);
int wc_Md5Hash(const byte *In, word32 Size, byte *Out);
int wc_ShaHash(const byte *In, word32 Size, byte *Out);
int wc_Sha256Hash(const byte *In, word32 Size, byte *Out);
int wc_HmacSetKey(Hmac *Code, int Type, const byte *Key, word32 Size);
int wc_HmacUpdate(Hmac *Code, const byte *In, word32 Size);
int wc_HmacFinal(Hmac *Code, byte *Out);
}
