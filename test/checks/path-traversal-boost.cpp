// Paths and logs of Boost.
// RUN: %both %s portcullis-path-traversal,portcullis-sensitive-data-logged -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <boost/filesystem.hpp>
#include <fstream>
#include <httplib.h>

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

int main() {
  httplib::Server Srv;
  Srv.Post("/save", [](const httplib::Request &Req, httplib::Response &) {
    fs::path Root = fs::current_path() / "uploads";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches a file path
    std::ofstream Out((Root / Req.get_param_value("name")).string());
    // The last part of a path leads nowhere else.
    fs::path Last = fs::path(Req.get_param_value("name")).filename();
    std::ofstream Kept((Root / Last).string());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'old' reaches a file path
    fs::remove(Root / Req.get_param_value("old"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'password' (password) is written to the log
    BOOST_LOG_TRIVIAL(info) << "login " << Req.get_param_value("password");
    BOOST_LOG_TRIVIAL(info) << "login " << Req.get_param_value("name").size();
  });
  Srv.listen("127.0.0.1", 8080);
}
