// Every row of these models is used, and of others: see cpprest.cpp, mysql.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep -E "^(mbedtls|openldap):" %t
#include <ldap.h>
#include <mbedtls/aes.h>
#include <mbedtls/des.h>
#include <mbedtls/gcm.h>
#include <mbedtls/ssl.h>
#include <mysql/mysql.h>
// Its macros would break others.
#include <cpprest/http_client.h>

void cpprest(const std::string &Text) {
  web::http::client::http_client_config Config;
  Config.set_validate_certificates(true);
  Config.set_ssl_context_callback([](boost::asio::ssl::context &) {});
  web::uri Address(Text);
  web::http::client::http_client Client(Address);
}

void mbedtls(mbedtls_ssl_config *Config, const unsigned char *Key, unsigned char *Iv) {
  mbedtls_ssl_conf_authmode(Config, MBEDTLS_SSL_VERIFY_REQUIRED);
  mbedtls_ssl_config_defaults(Config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_min_version(Config, 3, 3);
  mbedtls_des_context Des;
  mbedtls_des_setkey_enc(&Des, Key);
  mbedtls_aes_context Aes;
  mbedtls_aes_setkey_enc(&Aes, Key, 256);
  mbedtls_aes_crypt_ecb(&Aes, MBEDTLS_AES_DECRYPT, Key, Iv);
  mbedtls_aes_crypt_cbc(&Aes, MBEDTLS_AES_DECRYPT, 16, Iv, Key, Iv);
  mbedtls_gcm_context Gcm;
  mbedtls_gcm_setkey(&Gcm, MBEDTLS_CIPHER_ID_AES, Key, 256);
  mbedtls_gcm_crypt_and_tag(&Gcm, MBEDTLS_GCM_DECRYPT, 16, Iv, 12, nullptr, 0, Key, Iv, 16, Iv);
}

void others(MYSQL *Database, LDAP *Directory, berval *Value, const char *Filter) {
  my_bool On = 1;
  mysql_options(Database, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &On);
  ldap_set_option(Directory, LDAP_OPT_X_TLS_REQUIRE_CERT, &On);
  ldap_bv2escaped_filter_value(Value, Value);
  ldap_search_ext_s(Directory, "", LDAP_SCOPE_SUBTREE, Filter, nullptr, 0, nullptr, nullptr, nullptr, 0, nullptr);
}
