// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^boost:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-unvalidated-input -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/algorithm/string.hpp>
#include <boost/filesystem.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/format.hpp>
#include <boost/lexical_cast.hpp>
#include <boost/make_shared.hpp>
#include <boost/optional.hpp>
#include <boost/utility/string_view.hpp>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

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

using Request = boost::beast::http::request<boost::beast::http::string_body>;

// Texts that are looked at keep what was asked of them.
void views(const Request &Req) {
  boost::string_view View(Req.body());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(View.to_string().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(std::string(View.substr(1)).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(View.data());
  View.remove_prefix(1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(std::string(View).c_str());
  const char One[] = {View.front(), View.back(), View[0], View.at(0), 0};
  if (View.empty() || View.size() > 80 || View.length() > 80)
    return;
}

void guarded(const Request &Req) {
  boost::string_view View(Req.body());
  if (View.find_first_not_of("abc") == boost::string_view::npos)
    std::ifstream Known("/srv/" + std::string(View));
  if (View.find_first_of("./") == boost::string_view::npos)
    std::ifstream Known("/srv/" + std::string(View));
  if (View.find("..") == boost::string_view::npos)
    std::ifstream Known("/srv/" + std::string(View));
  if (View.rfind("..") == boost::string_view::npos)
    std::ifstream Known("/srv/" + std::string(View));
  if (View.compare("known") == 0)
    std::ifstream Known("/srv/" + std::string(View));
  if (View.compare(0, 5, "known") == 0)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream Known("/srv/" + std::string(View));
  if (View.starts_with("known"))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream Known("/srv/" + std::string(View));
  if (View.ends_with(".txt") && View.find_last_of("/") == boost::string_view::npos)
    return;
  for (char C : View)
    if (C == '.')
      return;
}

void algorithms(const Request &Req) {
  if (boost::iequals(Req.body(), "ls") || boost::equals(Req.body(), "pwd"))
    std::system(Req.body().c_str());
  if (!boost::contains(Req.body(), ".."))
    std::ifstream Known("/srv/" + Req.body());
  if (boost::starts_with(Req.body(), "known") && boost::iends_with(Req.body(), ".txt"))
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
    std::ifstream Other("/srv/" + Req.body());
  std::vector<std::string> Parts;
  boost::split(Parts, Req.body(), boost::is_any_of(","));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Parts[0].c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(boost::trim_copy(Req.body()).c_str());
}

void optionals(const Request &Req) {
  boost::optional<std::string> Text(Req.body());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Text->c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Text.value().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Text.value_or("ls").c_str());
  boost::optional<std::string> None(boost::none);
  std::system(None.value_or("ls").c_str());
}

struct Command {
  std::string Text;
  explicit Command(std::string T) : Text(std::move(T)) {}
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  void run() { std::system(Text.c_str()); }
};

void made(const Request &Req) {
  auto Made = boost::make_shared<Command>(Req.body());
  Made.get()->run();
}

void formats(const Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system((boost::format("echo %s %d") % Req.body() % 1).str().c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(boost::str(boost::format("echo %s") % Req.body()).c_str());
  std::system(boost::str(boost::format("echo %d") % Req.body().size()).c_str());
}

void numbers(const Request &Req) {
  const int Number = boost::lexical_cast<int>(Req.body());
  std::system(("echo " + std::to_string(Number)).c_str());
  const auto Text = boost::lexical_cast<std::string>(Req.body());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Text.c_str());
}
