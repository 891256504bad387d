// RUN: %both %s portcullis-tls-verification-disabled -- %flags | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <Poco/Net/AcceptCertificateHandler.h>
#include <Poco/Net/Context.h>
#include <cpprest/http_client.h>
#include <httplib.h>
#include <ldap.h>
#include <mbedtls/ssl.h>
#include <mysql/mysql.h>

void httplibs() {
  httplib::Client Plain("https://example.com");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'enable_server_certificate_verification' is off
  Plain.enable_server_certificate_verification(false);
  httplib::SSLClient Secure("example.com");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'enable_server_certificate_verification' is off
  Secure.enable_server_certificate_verification(false);
  Secure.enable_server_certificate_verification(true);
}

void cpprest() {
  web::http::client::http_client_config Config;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'set_validate_certificates' is off
  Config.set_validate_certificates(false);
  Config.set_validate_certificates(true);
  Config.set_ssl_context_callback([](boost::asio::ssl::context &Context) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'set_verify_mode' is off
    Context.set_verify_mode(boost::asio::ssl::verify_none);
  });
}

void poco() {
  using Poco::Net::Context;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Context' is off
  Context::Ptr Lax = new Context(Context::CLIENT_USE, "", Context::VERIFY_NONE);
  Context::Ptr Long = new Context(Context::TLSV1_2_CLIENT_USE, "", "", "ca.pem", Context::VERIFY_RELAXED);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Context' is off
  Context::Ptr Other = new Context(Context::TLSV1_2_CLIENT_USE, "", "", "", Context::VERIFY_NONE);
  auto Mode = std::getenv("STRICT") ? Context::VERIFY_RELAXED : Context::VERIFY_NONE;
  Context::Ptr AsDeployed = new Context(Context::CLIENT_USE, "", Mode);
  Context::Ptr Server = new Context(Context::SERVER_USE, "key.pem", "cert.pem", "", Context::VERIFY_NONE);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'enableExtendedCertificateVerification' is off
  Long->enableExtendedCertificateVerification(false);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'AcceptCertificateHandler' is off
  Poco::Net::AcceptCertificateHandler Anything(false);
}

void databases(MYSQL *Database, LDAP *Directory) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'MYSQL_OPT_SSL_VERIFY_SERVER_CERT' is off
  my_bool Off = 0;
  mysql_options(Database, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &Off);
  my_bool On = 1;
  mysql_options(Database, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &On);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'ldap_set_option' is off
  int Never = LDAP_OPT_X_TLS_NEVER;
  ldap_set_option(Directory, LDAP_OPT_X_TLS_REQUIRE_CERT, &Never);
  int Demand = LDAP_OPT_X_TLS_DEMAND;
  ldap_set_option(Directory, LDAP_OPT_X_TLS_REQUIRE_CERT, &Demand);
}

void mbed() {
  mbedtls_ssl_config Client;
  mbedtls_ssl_config_defaults(&Client, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'mbedtls_ssl_conf_authmode' is off
  mbedtls_ssl_conf_authmode(&Client, MBEDTLS_SSL_VERIFY_NONE);
  mbedtls_ssl_config Server;
  mbedtls_ssl_config_defaults(&Server, MBEDTLS_SSL_IS_SERVER, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_authmode(&Server, MBEDTLS_SSL_VERIFY_NONE);
}
