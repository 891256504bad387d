#include <boost/asio/ssl.hpp>
#include <openssl/ssl.h>

void lowest(SSL_CTX *Context) { SSL_CTX_set_min_proto_version(Context, TLS1_VERSION); }
SSL_CTX *method() { return SSL_CTX_new(TLSv1_client_method()); }
boost::asio::ssl::context asio() { return boost::asio::ssl::context(boost::asio::ssl::context::tlsv1); }
