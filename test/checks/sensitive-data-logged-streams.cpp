// What is written to the standard streams does not come out of them again, for
// another who has the stream; out of a stream that a text is made with, it does.
// RUN: %both %s portcullis-sensitive-data-logged -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <iostream>
#include <sstream>

/// Made where it is first asked for, by the stream, as log libraries do.
struct Prefix {
  std::string Text;
};
static Prefix prefixOf(std::ostream &Out) {
  auto *Known = dynamic_cast<std::stringbuf *>(Out.rdbuf());
  return {Known ? Known->str() : "server"};
}
static std::ostream &operator<<(std::ostream &Out, const Prefix &P) {
  return Out << P.Text;
}

static std::string linesOf(const std::ostringstream &Lines) {
  return Lines.str();
}

static void login(const httplib::Request &Req, httplib::Response &) {
  std::string Password = Req.get_param_value("password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
  std::clog << "login with " << Password;
  std::clog.flush();
}

static void user(const httplib::Request &Req, httplib::Response &) {
  std::clog << prefixOf(std::clog) << Req.get_param_value("user");
  std::cout << prefixOf(std::clog);
}

static void collect(const httplib::Request &Req, httplib::Response &) {
  std::string Password = Req.get_param_value("password");
  std::ostringstream Lines;
  Lines << "login with " << Password;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
  std::cout << linesOf(Lines);
  std::ostringstream Others;
  Others << "login of " << Req.get_param_value("user");
  std::cout << linesOf(Others);
}

int main() {
  httplib::Server Srv;
  Srv.Post("/login", login);
  Srv.Post("/user", user);
  Srv.Post("/collect", collect);
}
