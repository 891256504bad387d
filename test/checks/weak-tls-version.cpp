// RUN: %both %s portcullis-weak-tls-version -- %flags | FileCheck %s --implicit-check-not=warning:
#include <Poco/Net/Context.h>
#include <boost/asio/ssl.hpp>
#include <curl/curl.h>
#include <openssl/ssl.h>

void openssl(SSL_CTX *Context) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'TLS1_VERSION' permits a TLS version below 1.2
  SSL_CTX_set_min_proto_version(Context, TLS1_VERSION);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'TLS1_1_VERSION' permits
  SSL_CTX_set_max_proto_version(Context, TLS1_1_VERSION);
  SSL_CTX_set_min_proto_version(Context, TLS1_2_VERSION);
  SSL_CTX_set_min_proto_version(Context, 0);
  SSL_CTX_set_mode(Context, SSL_MODE_AUTO_RETRY);
}

void methods() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'TLSv1_method' permits
  SSL_CTX_new(TLSv1_method());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'TLSv1_1_client_method' permits
  const SSL_METHOD *Method = TLSv1_1_client_method();
  SSL_CTX_new(Method);
  SSL_CTX_new(TLS_method());
  SSL_CTX_new(SSLv23_server_method());
  SSL_CTX_new(TLSv1_2_method());
}

void asio() {
  namespace ssl = boost::asio::ssl;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'tlsv1' permits
  ssl::context Old(ssl::context::tlsv1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'tlsv11_server' permits
  ssl::context Server{ssl::context::tlsv11_server};
  ssl::context Any(ssl::context::sslv23);
  ssl::context New(ssl::context::tlsv12);
  Any.set_options(ssl::context::default_workarounds | ssl::context::no_sslv2);
}

// Who is asked for the lowest version.
static void connect(CURL *Handle, long Version) {
  curl_easy_setopt(Handle, CURLOPT_SSLVERSION, Version);
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, Version);
}
void curl(CURL *Handle) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURL_SSLVERSION_TLSv1_0' permits
  connect(Handle, CURL_SSLVERSION_TLSv1_0);
  connect(Handle, CURL_SSLVERSION_TLSv1_2);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURL_SSLVERSION_SSLv3' permits
  curl_easy_setopt(Handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_SSLv3);
}

void poco() {
  using Poco::Net::Context;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'TLSV1_CLIENT_USE' permits
  Context::Ptr Old = new Context(Context::TLSV1_CLIENT_USE, "");
  Context::Ptr New = new Context(Context::TLSV1_2_CLIENT_USE, "");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'PROTO_TLSV1' permits
  New->requireMinimumProtocol(Context::PROTO_TLSV1);
}
