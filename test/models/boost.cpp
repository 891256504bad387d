// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^boost:" %t
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/algorithm/string.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/filesystem.hpp>
#include <boost/filesystem/fstream.hpp>

// As Boost.Log's macro; Clang 22 does not take the header of Boost 1.74.
namespace boost::log {
inline namespace v2_mt_posix {
struct record_ostream {
  template <typename T> record_ostream &operator<<(const T &Value);
};
namespace aux {
template <typename Logger> struct record_pump {
  record_ostream &stream() const;
};
} // namespace aux
} // namespace v2_mt_posix
} // namespace boost::log
#define BOOST_LOG_TRIVIAL(Level) boost::log::aux::record_pump<int>().stream()

namespace fs = boost::filesystem;

void paths(const std::string &Text) {
  fs::path P(Text);
  P /= Text;
  P.append(Text);
  fs::path Q = P / Text;
  P.string() + P.c_str() + P.native() + P.generic_string();
  fs::canonical(P), fs::weakly_canonical(P), fs::relative(P);
  P.lexically_normal(), P.lexically_relative(Q), P.lexically_proximate(Q);
  P.parent_path(), P.filename(), P.stem(), P.extension();
}

void files(const fs::path &P, const fs::path &Q) {
  fs::ifstream In(P);
  fs::ofstream Out(P);
  fs::fstream Both(P);
  In.open(P), Out.open(P), Both.open(P);
  fs::remove(P), fs::create_directory(P), fs::create_directories(P);
  fs::resize_file(P, 1), fs::remove_all(P);
  fs::permissions(P, fs::owner_read);
  fs::directory_iterator Entries(P);
  fs::recursive_directory_iterator All(P);
  fs::rename(P, Q), fs::copy(P, Q), fs::copy_file(P, Q), fs::create_symlink(P, Q);
}

void log(const std::string &Text) { BOOST_LOG_TRIVIAL(info) << Text; }

std::string replaced(std::string Text) {
  boost::replace_all(Text, "a", "b");
  return boost::replace_all_copy(Text, "a", "b");
}

void keys(boost::asio::ssl::context &Context, const std::string &Key) {
  Context.set_password_callback([](std::size_t, boost::asio::ssl::context::password_purpose) { return "a"; });
  Context.use_private_key(boost::asio::buffer(Key.data(), Key.size()), boost::asio::ssl::context::pem);
}

void tls(boost::asio::io_context &Io) {
  namespace ssl = boost::asio::ssl;
  ssl::context Context(ssl::context::tls_client);
  Context.set_verify_mode(ssl::verify_peer);
  Context.set_verify_callback([](bool Ok, ssl::verify_context &) { return Ok; });
  boost::beast::websocket::stream<ssl::stream<boost::asio::ip::tcp::socket>> Stream(Io, Context);
  Stream.next_layer().handshake(ssl::stream_base::client);
  ssl::stream<boost::asio::ip::tcp::socket> Plain(Io, Context);
}
