// Every row of the model is used, and what servers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^beast:" %t
// RUN: %both %s portcullis-command-injection,portcullis-cors-reflected-origin,portcullis-cors-wildcard-origin,portcullis-cross-site-scripting,portcullis-header-injection,portcullis-insecure-cookie,portcullis-log-injection,portcullis-open-redirect,portcullis-path-traversal,portcullis-plaintext-listener,portcullis-sensitive-data-exposed,portcullis-sql-injection,portcullis-unbounded-body,portcullis-unvalidated-input -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/optional.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <string>

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
namespace websocket = beast::websocket;
using tcp = net::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

// What Boost 1.81 adds.
namespace boost::beast::http {
struct message_generator {
  template <bool IsRequest, class Body, class Fields>
  message_generator(message<IsRequest, Body, Fields> &&Message);
};
} // namespace boost::beast::http

// A handler as in Beast's examples: for any request, with a function that sends.
template <class Body, class Allocator, class Send>
void handle(http::request<Body, http::basic_fields<Allocator>> &&Req, Send &&Send_) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a command
  std::system(std::string(Req.target()).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request method reaches a command
  std::system(std::string(Req.method_string()).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(std::string(Req[http::field::user_agent]).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Req.at("X-Name").to_string().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(std::string(Req.base()["X-Name"]).c_str());
  if (auto It = Req.find("X-Name"); It != Req.end())
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
    std::system(std::string(It->value()).c_str());
  for (const auto &Field : Req)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
    std::system(Field.value().to_string().c_str());
  if (beast::iequals(Req.body(), "ls"))
    std::system(Req.body().c_str());
  else
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Req.body().c_str());
  if (Req.count("X-Name") == 0)
    return;
  Response Res{http::status::ok, Req.version()};
  return Send_(std::move(Res));
}

class Session : public std::enable_shared_from_this<Session> {
  beast::tcp_stream Stream;
  beast::flat_buffer Buffer;
  Request Req;

public:
  explicit Session(tcp::socket &&Socket) : Stream(std::move(Socket)) {}
  void run() {
    http::async_read(Stream, Buffer, Req, beast::bind_front_handler(&Session::onRead, shared_from_this()));
  }
  void onRead(beast::error_code, std::size_t) {
    handle(std::move(Req), [this](auto &&Message) { http::write(Stream, Message); });
  }
};

// With a parser, and handlers that are looked up.
class Router {
  std::map<std::string, std::function<Response(const Request &)>> Handlers;

public:
  void add(const std::string &Path, std::function<Response(const Request &)> Handler) { Handlers[Path] = Handler; }
  Response answer(const Request &Req) { return Handlers.find(std::string(Req.target()))->second(Req); }
};

void parsed(tcp::socket &Socket) {
  Router Routes;
  Routes.add("/", [](const Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
    std::system(std::string(Req["X-Name"]).c_str());
    return Response();
  });
  beast::flat_buffer Buffer;
  http::request_parser<http::string_body> Parser;
  http::read(Socket, Buffer, Parser);
  Routes.answer(Parser.get());
  Routes.answer(Parser.release());
}

// What a server answers to a client of ours is no request.
void client(tcp::socket &Socket) {
  Request Req{http::verb::get, "/", 11};
  http::write(Socket, Req);
  beast::flat_buffer Buffer;
  Response Res;
  http::read(Socket, Buffer, Res);
  std::system(std::string(Res["X-Name"]).c_str());
  std::system(Res.body().c_str());
  http::response_parser<http::string_body> Parser;
  http::read(Socket, Buffer, Parser);
  std::system(std::string(Parser.get()["X-Name"]).c_str());
}

void logged(const Request &Req) {
  std::clog << Req.target() << "\n"; // As it stands in the first line.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
  std::clog << Req.body() << "\n";
}

int number(const Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body is parsed as a number
  return std::stoi(Req.body());
}

void files(const Request &Req, bool Ask) {
  http::file_body::value_type Body;
  beast::error_code Error;
  beast::file_posix File;
  beast::file_stdio Other;
  if (Req.target().find("..") != beast::string_view::npos) {
    const std::string Path = "/srv" + std::string(Req.target());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    Body.open(Path.c_str(), beast::file_mode::scan, Error);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    File.open(Path.c_str(), beast::file_mode::write, Error);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
    Other.open(Path.c_str(), beast::file_mode::read, Error);
    return;
  }
  const std::string Path = "/srv" + std::string(Req.target());
  Body.open(Path.c_str(), beast::file_mode::scan, Error);
  if (Req.target() == "/known")
    std::ifstream Known{std::string(Req.target())};
}

Response page(const Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
  Response Res{http::status::ok, Req.version(), "<p>" + Req.body()};
  Res.set(http::field::content_type, "text/html");
  return Res;
}

Response text(const Request &Req) {
  Response Res{http::status::ok, Req.version(), "<p>" + Req.body()};
  Res.set(http::field::content_type, "text/plain");
  return Res;
}

Response assigned(const Request &Req) {
  Response Res{http::status::not_found, Req.version()};
  Res.set(http::field::content_type, "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
  Res.body() = "<p>No such thing as '" + Req.body() + "'</p>";
  return Res;
}

Response appended(const Request &Req) {
  Response Res{http::status::not_found, Req.version()};
  Res.set(http::field::content_type, "text/html");
  Res.body() = "<p>";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
  Res.body() += Req.body();
  Res.body() += "</p>";
  return Res;
}

Response assignedAsJson(const Request &Req) {
  Response Res{http::status::not_found, Req.version()};
  Res.set(http::field::content_type, "application/json");
  Res.body() = "{\"missing\":\"" + Req.body() + "\"}";
  return Res;
}

// What is sent to another server is no page.
void forwarded(tcp::socket &Socket, const Request &Req) {
  Request Next{http::verb::post, "/", 11};
  Next.body() = "<p>" + Req.body();
  http::write(Socket, Next);
}

void streamed(tcp::socket &Socket, const Request &Req) {
  http::response<http::dynamic_body> Res{http::status::ok, Req.version()};
  Res.set(http::field::content_type, "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
  beast::ostream(Res.body()) << "<p>" << Req.body();
  http::write(Socket, Res);
  http::response<http::dynamic_body> Json{http::status::ok, Req.version()};
  Json.set(http::field::content_type, "application/json");
  beast::ostream(Json.body()) << "<p>" << Req.body();
  http::response_serializer<http::dynamic_body> Serializer{Json};
  http::write(Socket, Serializer);
}

Response headers(const Request &Req) {
  Response Res;
  Res.result(http::status::found);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
  Res.set("X-Name", Req.body());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
  Res.insert(http::field::unknown, "X-Name", Req.body());
  Res.set("X-Name", Req.target());
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} request body reaches a response header
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches the target of a redirect
  Res.set(http::field::location, Req.body());
  Res.set(http::field::location, "/" + std::to_string(Req.body().size()));
  return Res;
}

void cross(tcp::socket &Socket, const std::string &Token) {
  beast::flat_buffer Buffer;
  Request Req;
  http::read(Socket, Buffer, Req);
  Response Res;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request's Origin is sent back
  Res.set(http::field::access_control_allow_origin, Req[http::field::origin]);
  const auto Origin = Req[http::field::origin];
  if (Origin == "https://shop.example")
    Res.set(http::field::access_control_allow_origin, Origin);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  Res.set(http::field::access_control_allow_origin, "*");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session' is sent without HttpOnly, Secure and SameSite
  Res.set(http::field::set_cookie, "session=" + Token);
  Res.insert(http::field::set_cookie, "session=" + Token + "; HttpOnly; Secure; SameSite=Lax");
  Res.insert(http::field::set_cookie, "theme=dark");
  http::write(Socket, Res);
}

struct User {
  std::string Name, Password;
};

void shown(tcp::socket &Socket, const User &U) {
  Response Res;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
  Res.body() = "{\"password\":\"" + U.Password + "\"}";
  http::write(Socket, Res);
  Response Other;
  Other.body() = "{\"name\":\"" + U.Name + "\"}";
  http::write(Socket, Other);
}

http::message_generator made(const User &U) {
  Response Res;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
  Res.body() = U.Password;
  return Res;
}

// A request of ours that carries a password is no response.
void login(tcp::socket &Socket, const User &U) {
  Request Req{http::verb::post, "/login", 11};
  Req.body() = U.Password;
  http::write(Socket, Req);
}

void limits() {
  http::request_parser<http::string_body> Parser;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes messages of any size
  Parser.body_limit(boost::none);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes messages of any size
  Parser.body_limit((std::numeric_limits<std::uint64_t>::max)());
  Parser.body_limit(1024 * 1024);
  http::response_parser<http::string_body> Answers;
  Answers.body_limit(boost::none);
}

// With a body that is made of buffers.
class Dynamic {
  tcp::socket Socket;
  beast::flat_buffer Buffer;
  http::request<http::dynamic_body> Req;

public:
  void run() {
    http::async_read(Socket, Buffer, Req, [this](beast::error_code, std::size_t) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
      std::system(beast::buffers_to_string(Req.body().data()).c_str());
    });
  }
};

class Chat : public std::enable_shared_from_this<Chat> {
  websocket::stream<beast::tcp_stream> Stream;
  beast::flat_buffer Buffer;

public:
  explicit Chat(tcp::socket Socket) : Stream(std::move(Socket)) {}
  void run() {
    beast::get_lowest_layer(Stream).expires_never();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes messages of any size
    Stream.read_message_max(0);
    Stream.read_message_max(64 * 1024);
    Stream.async_accept(beast::bind_front_handler(&Chat::onAccept, shared_from_this()));
  }
  void onAccept(beast::error_code) {
    Stream.async_read(Buffer, beast::bind_front_handler(&Chat::onRead, shared_from_this()));
  }
  void onRead(beast::error_code, std::size_t) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches a command
    std::system(beast::buffers_to_string(Buffer.data()).c_str());
  }
};

// Messages of a server are none of a client's.
void listenTo(tcp::socket Socket) {
  websocket::stream<tcp::socket> Stream{std::move(Socket)};
  Stream.handshake("chat.example", "/");
  beast::flat_buffer Buffer;
  Stream.read(Buffer);
  std::system(beast::buffers_to_string(Buffer.data()).c_str());
}

// The listener of Beast's examples.
class PlainListener : public std::enable_shared_from_this<PlainListener> {
  net::io_context &Io;
  tcp::acceptor Acceptor;

public:
  PlainListener(net::io_context &Io, tcp::endpoint Where) : Io(Io), Acceptor(net::make_strand(Io)) {
    beast::error_code Error;
    Acceptor.open(Where.protocol(), Error);
    Acceptor.bind(Where, Error);
    Acceptor.listen(net::socket_base::max_listen_connections, Error);
  }
  void accept() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0' without TLS
    Acceptor.async_accept(net::make_strand(Io), beast::bind_front_handler(&PlainListener::onAccept, shared_from_this()));
  }
  void onAccept(beast::error_code, tcp::socket Socket) {
    std::make_shared<Session>(std::move(Socket))->run();
    accept();
  }
};

class Secure : public std::enable_shared_from_this<Secure> {
  beast::ssl_stream<beast::tcp_stream> Stream;

public:
  Secure(tcp::socket &&Socket, net::ssl::context &Context) : Stream(std::move(Socket), Context) {}
  void run() { Stream.async_handshake(net::ssl::stream_base::server, [](beast::error_code) {}); }
};

class SecureListener : public std::enable_shared_from_this<SecureListener> {
  net::io_context &Io;
  net::ssl::context &Context;
  tcp::acceptor Acceptor;

public:
  SecureListener(net::io_context &Io, net::ssl::context &Context, tcp::endpoint Where)
      : Io(Io), Context(Context), Acceptor(net::make_strand(Io)) {
    beast::error_code Error;
    Acceptor.open(Where.protocol(), Error);
    Acceptor.bind(Where, Error);
    Acceptor.listen(net::socket_base::max_listen_connections, Error);
  }
  void accept() {
    Acceptor.async_accept(net::make_strand(Io), beast::bind_front_handler(&SecureListener::onAccept, shared_from_this()));
  }
  void onAccept(beast::error_code, tcp::socket Socket) {
    std::make_shared<Secure>(std::move(Socket), Context)->run();
    accept();
  }
};

// The TLS stream is made within one of messages.
struct SecureChat {
  websocket::stream<beast::ssl_stream<beast::tcp_stream>> Stream;
  SecureChat(tcp::socket &&Socket, net::ssl::context &Context) : Stream(std::move(Socket), Context) {}
};
struct OtherSecureChat {
  websocket::stream<net::ssl::stream<tcp::socket>> Stream;
  OtherSecureChat(tcp::socket &&Socket, net::ssl::context &Context) : Stream(std::move(Socket), Context) {}
};
struct PlainChat {
  websocket::stream<beast::tcp_stream> Stream;
  explicit PlainChat(tcp::socket &&Socket) : Stream(std::move(Socket)) {}
};

void chats(net::io_context &Io, net::ssl::context &Context) {
  tcp::acceptor First(Io, {tcp::v4(), 8444});
  First.async_accept([&](beast::error_code, tcp::socket Socket) {
    std::make_shared<SecureChat>(std::move(Socket), Context);
  });
  tcp::acceptor Second(Io, {tcp::v4(), 8445});
  Second.async_accept([&](beast::error_code, tcp::socket Socket) {
    std::make_shared<OtherSecureChat>(std::move(Socket), Context);
  });
  tcp::acceptor Third(Io, {tcp::v4(), 8081});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0' without TLS
  Third.async_accept([&](beast::error_code, tcp::socket Socket) { std::make_shared<PlainChat>(std::move(Socket)); });
}

void upgrade(beast::tcp_stream &Stream) { Session(Stream.release_socket()).run(); }

int main() {
  net::io_context Io{1};
  net::ssl::context Context{net::ssl::context::tlsv12};
  const auto Address = net::ip::make_address("0.0.0.0");
  std::make_shared<PlainListener>(Io, tcp::endpoint{Address, 8080})->accept();
  std::make_shared<SecureListener>(Io, Context, tcp::endpoint{Address, 8443})->accept();
  Io.run();
}
