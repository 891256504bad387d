// RUN: %both %s portcullis-tls-verification-disabled -- %flags | FileCheck %s --implicit-check-not=warning:
// What verifies nothing is normal for a server, which asks no client for a
// certificate.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <memory>
#include <openssl/ssl.h>

SSL_CTX *client() {
  SSL_CTX *Context = SSL_CTX_new(TLS_client_method());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'SSL_CTX_set_verify' is off
  SSL_CTX_set_verify(Context, SSL_VERIFY_NONE, nullptr);
  return Context;
}

SSL_CTX *strictClient() {
  SSL_CTX *Context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(Context, SSL_VERIFY_PEER, nullptr);
  return Context;
}

SSL_CTX *server() {
  SSL_CTX *Context = SSL_CTX_new(TLS_server_method());
  SSL_CTX_set_verify(Context, SSL_VERIFY_NONE, nullptr);
  return Context;
}

// Of a method for both, what is done with the connection tells.
void connects(int Socket) {
  SSL_CTX *Context = SSL_CTX_new(TLS_method());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'SSL_CTX_set_verify' is off
  SSL_CTX_set_verify(Context, SSL_VERIFY_NONE, nullptr);
  SSL *Connection = SSL_new(Context);
  SSL_set_fd(Connection, Socket);
  SSL_connect(Connection);
}

void accepts(int Socket) {
  SSL_CTX *Context = SSL_CTX_new(TLS_method());
  SSL_CTX_set_verify(Context, SSL_VERIFY_NONE, nullptr);
  SSL *Connection = SSL_new(Context);
  SSL_set_fd(Connection, Socket);
  SSL_accept(Connection);
}

// A function that is asked and always agrees.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'SSL_CTX_set_verify' is off
static int anything(int, X509_STORE_CTX *) { return 1; }
static int asFound(int Ok, X509_STORE_CTX *) { return Ok; }
void asked() {
  SSL_CTX *Context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(Context, SSL_VERIFY_PEER, anything);
  SSL_CTX_set_verify(Context, SSL_VERIFY_PEER, asFound);
}

namespace ssl = boost::asio::ssl;
using Tcp = boost::asio::ip::tcp;

void fetch(boost::asio::io_context &Io) {
  ssl::context Context(ssl::context::tlsv12_client);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'set_verify_mode' is off
  Context.set_verify_mode(ssl::verify_none);
  ssl::stream<Tcp::socket> Stream(Io, Context);
  Stream.handshake(ssl::stream_base::client);
}

void fetchStrictly(boost::asio::io_context &Io) {
  ssl::context Context(ssl::context::tlsv12_client);
  Context.set_verify_mode(ssl::verify_peer);
  ssl::stream<Tcp::socket> Stream(Io, Context);
  Stream.handshake(ssl::stream_base::client);
}

void serve(boost::asio::io_context &Io) {
  ssl::context Context(ssl::context::tls_server);
  Context.set_verify_mode(ssl::verify_none);
  ssl::stream<Tcp::socket> Stream(Io, Context);
  Stream.handshake(ssl::stream_base::server);
}

// The handshake is elsewhere.
class Session : public std::enable_shared_from_this<Session> {
public:
  Session(boost::asio::io_context &Io, ssl::context &Context) : Stream(Io, Context) {}
  void run() {
    Stream.async_handshake(ssl::stream_base::client, [](boost::system::error_code) {});
  }

private:
  boost::beast::ssl_stream<boost::beast::tcp_stream> Stream;
};
void session(boost::asio::io_context &Io, bool Strict) {
  ssl::context Context(ssl::context::sslv23);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'set_verify_mode' is off
  Context.set_verify_mode(ssl::verify_none);
  if (Strict)
    Context.set_verify_mode(ssl::verify_peer);
  std::make_shared<Session>(Io, Context)->run();
}

void callback(boost::asio::io_context &Io) {
  ssl::context Context(ssl::context::tls_client);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'set_verify_callback' is off
  Context.set_verify_callback([](bool, ssl::verify_context &) { return true; });
  Context.set_verify_callback([](bool Ok, ssl::verify_context &) { return Ok; });
  ssl::stream<Tcp::socket> Stream(Io, Context);
  Stream.handshake(ssl::stream_base::client);
}
