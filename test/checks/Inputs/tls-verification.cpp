#include <boost/asio/ssl.hpp>
#include <curl/curl.h>
#include <openssl/ssl.h>

void plain(CURL *Handle) {
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, 0L);
}

constexpr long Off = 0L;
void constant(CURL *Handle) {
  curl_easy_setopt(Handle, CURLOPT_VERBOSE, Off);
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, Off);
}

static void verify(CURL *Handle, bool Peer) { curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, Peer ? 1L : 0L); }
void wrapped(CURL *Handle) { verify(Handle, false); }

void contexts() {
  SSL_CTX *Context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(Context, SSL_VERIFY_NONE, nullptr);
}

void asio() {
  boost::asio::ssl::context Context(boost::asio::ssl::context::tls_client);
  Context.set_verify_mode(boost::asio::ssl::verify_none);
}
