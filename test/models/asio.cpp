// Boost.Asio and Asio alone, which has the same classes: every row is used by one
// of them or both.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -DALONE %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t.boost
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -DALONE > %t.alone
// RUN: grep "^asio:" %t.boost | sort > %t.boost.sorted
// RUN: grep "^asio:" %t.alone | sort > %t.alone.sorted
// RUN: comm -12 %t.boost.sorted %t.alone.sorted | count 0
// RUN: %both %s portcullis-plaintext-listener,portcullis-server-side-request-forgery,portcullis-command-injection,portcullis-tls-verification-disabled,portcullis-weak-tls-version -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
// RUN: %both %s portcullis-plaintext-listener,portcullis-server-side-request-forgery,portcullis-command-injection,portcullis-tls-verification-disabled,portcullis-weak-tls-version -- -std=c++17 -DALONE | FileCheck %s --implicit-check-not=warning:
#ifdef ALONE
#include <asio.hpp>
#include <asio/ssl.hpp>
namespace net = asio;
using Error = std::error_code;
#else
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
namespace net = boost::asio;
using Error = boost::system::error_code;
#endif
#include <cstdlib>
#include <functional>
#include <istream>
#include <memory>
#include <string>

using net::ip::tcp;
namespace ssl = net::ssl;

// What is asked of a client that accepted it, a client chose.
std::string firstLine(net::streambuf &Buffer) {
  std::istream In(&Buffer);
  std::string Line;
  std::getline(In, Line);
  return Line;
}

struct Plain : std::enable_shared_from_this<Plain> {
  tcp::socket Socket;
  net::streambuf Buffer;
  explicit Plain(tcp::socket S) : Socket(std::move(S)) {}
  void run() {
    net::async_read_until(Socket, Buffer, "\n", [Self = shared_from_this()](Error, std::size_t) {});
  }
};

struct Secure : std::enable_shared_from_this<Secure> {
  ssl::stream<tcp::socket> Stream;
  Secure(tcp::socket S, ssl::context &Context) : Stream(std::move(S), Context) {}
  void run() { Stream.async_handshake(ssl::stream_base::server, [](Error) {}); }
};

// The listener that most servers have, which is bound step by step.
struct PlainListener : std::enable_shared_from_this<PlainListener> {
  net::io_context &Io;
  tcp::acceptor Acceptor;
  PlainListener(net::io_context &Io, tcp::endpoint Where) : Io(Io), Acceptor(net::make_strand(Io)) {
    Acceptor.open(Where.protocol());
    Acceptor.bind(Where);
    Acceptor.listen();
  }
  void accept() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0' without TLS
    Acceptor.async_accept(net::make_strand(Io), [Self = shared_from_this()](Error, tcp::socket Socket) {
      std::make_shared<Plain>(std::move(Socket))->run();
      Self->accept();
    });
  }
};

struct SecureListener : std::enable_shared_from_this<SecureListener> {
  net::io_context &Io;
  ssl::context &Context;
  tcp::acceptor Acceptor;
  SecureListener(net::io_context &Io, ssl::context &Context, tcp::endpoint Where)
      : Io(Io), Context(Context), Acceptor(net::make_strand(Io)) {
    Acceptor.open(Where.protocol());
    Acceptor.bind(Where);
    Acceptor.listen();
  }
  void accept() {
    Acceptor.async_accept(net::make_strand(Io), std::bind(&SecureListener::onAccept, shared_from_this(), std::placeholders::_1, std::placeholders::_2));
  }
  void onAccept(Error, tcp::socket Socket) {
    std::make_shared<Secure>(std::move(Socket), Context)->run();
    accept();
  }
};

void listeners(net::io_context &Io, ssl::context &Context) {
  std::make_shared<PlainListener>(Io, tcp::endpoint{net::ip::make_address("0.0.0.0"), 8080})->accept();
  std::make_shared<SecureListener>(Io, Context, tcp::endpoint{net::ip::make_address("0.0.0.0"), 8443})->accept();
  tcp::acceptor Everywhere(Io, tcp::endpoint(tcp::v4(), 8081));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0' without TLS
  Everywhere.async_accept([](Error, tcp::socket S) { std::make_shared<Plain>(std::move(S))->run(); });
  tcp::acceptor EverywhereByTls(Io, tcp::endpoint(tcp::v4(), 8444));
  EverywhereByTls.async_accept([&](Error, tcp::socket S) { std::make_shared<Secure>(std::move(S), Context)->run(); });
  tcp::acceptor ByContext(Io, {net::ip::address_v4::any(), 8082});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0' without TLS
  ByContext.async_accept(Io, [](Error, tcp::socket) {});
  tcp::acceptor Six(Io, {net::ip::address_v6::any(), 8083});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '::' without TLS
  Plain(Six.accept()).run();
  tcp::acceptor SixByTls(Io, {net::ip::address_v6::any(), 8445});
  Secure(SixByTls.accept(), Context).run();
  tcp::acceptor Here(Io, {net::ip::address_v4::loopback(), 8084});
  Here.accept();
  tcp::acceptor HereBySix(Io, {net::ip::address_v6::loopback(), 8085});
  HereBySix.accept();
  tcp::endpoint Late(net::ip::address(net::ip::make_address_v4("127.0.0.1")), 8086);
  Late.address(net::ip::make_address_v4("127.0.0.1"));
  tcp::acceptor ByHand(Io, Late);
  ByHand.accept();
}

// Into a socket that is there: of what is made of it later nothing is known.
void intoSocket(net::io_context &Io, ssl::context &Context) {
  tcp::acceptor Acceptor(Io, tcp::endpoint(tcp::v4(), 8446));
  tcp::socket Socket(Io);
  Acceptor.accept(Socket);
  std::string Who = Socket.remote_endpoint().address().to_string();
  ssl::stream<tcp::socket> Stream(std::move(Socket), Context);
}

void served(tcp::acceptor &Acceptor) {
  tcp::socket Socket = Acceptor.accept();
  net::streambuf Buffer;
  Socket.read_some(Buffer.prepare(80));
  net::read_until(Socket, Buffer, "\n");
  std::string Text(net::buffers_begin(Buffer.data()), net::buffers_end(Buffer.data()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches a command
  std::system(firstLine(Buffer).c_str());
}

void connect(net::io_context &Io, tcp::acceptor &Acceptor) {
  tcp::socket Socket = Acceptor.accept();
  net::streambuf Buffer;
  net::read(Socket, Buffer);
  const std::string Host = firstLine(Buffer);
  tcp::resolver Resolver(Io);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches the host of an outgoing request
  Resolver.resolve(Host, "80");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches the host of an outgoing request
  Resolver.resolve(tcp::v4(), Host, "80");
  Resolver.resolve("peer.example", "80");
  tcp::socket Other(Io);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches the host of an outgoing request
  Other.connect(tcp::endpoint(net::ip::make_address(Host), 80));
  Other.connect(tcp::endpoint(net::ip::make_address("192.0.2.1"), 80));
  net::streambuf Answer; // What a server answers is no message of a client's.
  net::read_until(Other, Answer, "\n");
  std::system(firstLine(Answer).c_str());
  std::string More;
  net::read(Other, net::dynamic_buffer(More));
}

void tls(net::io_context &Io) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'tlsv11_client' permits a TLS version below 1.2
  ssl::context Old(ssl::context::tlsv11_client);
  ssl::context Context(ssl::context::tls_client);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is off: whoever answers is trusted
  Context.set_verify_mode(ssl::verify_none);
  ssl::stream<tcp::socket> Stream(Io, Context);
  Stream.set_verify_mode(ssl::verify_peer);
  Stream.set_verify_callback([](bool Ok, ssl::verify_context &) { return Ok; });
  Stream.handshake(ssl::stream_base::client);
}
