// Every row of the model is used; the macro expands to what it names.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^chromium-logging:" %t
// RUN: %both %s portcullis-sensitive-data-logged -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <ostream>
#include <string>

namespace logging {
class LogMessage {
public:
  LogMessage(const char *File, int Line, int Level);
  ~LogMessage();
  std::ostream &stream();
};
struct LogMessageVoidify {
  void operator&(std::ostream &) {}
};
int GetMinLogLevel();
} // namespace logging
#define LOG(Level)                                                                         \
  !(Level >= ::logging::GetMinLogLevel())                                                  \
      ? (void)0                                                                            \
      : ::logging::LogMessageVoidify() & (::logging::LogMessage(__FILE__, __LINE__, Level).stream())

void routes(httplib::Server &Srv) {
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG(1) << "login " << Password;
    LOG(1) << "login, a password of " << Password.size();
  });
}
