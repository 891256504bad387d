// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^log4cpp:" %t
// RUN: %both %s portcullis-sensitive-data-logged -- -std=c++17 %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <string>

namespace log4cpp {
class CategoryStream {
public:
  template <typename T> CategoryStream &operator<<(const T &Value);
};
class Category {
public:
  void debug(const std::string &), info(const std::string &);
  void notice(const std::string &), warn(const std::string &);
  void error(const std::string &), crit(const std::string &);
  void alert(const std::string &), emerg(const std::string &);
  void fatal(const std::string &), log(int, const std::string &);
  CategoryStream infoStream();
};
} // namespace log4cpp

void all(log4cpp::Category &Log, const std::string &Text) {
  Log.debug(Text), Log.info(Text), Log.notice(Text), Log.warn(Text);
  Log.error(Text), Log.crit(Text), Log.alert(Text), Log.emerg(Text);
  Log.fatal(Text), Log.log(1, Text);
  Log.infoStream() << Text;
}

void routes(httplib::Server &Srv, log4cpp::Category &Log) {
  Srv.Post("/login", [&Log](const httplib::Request &Req, httplib::Response &) {
    auto Password = Req.get_param_value("password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    Log.infoStream() << "login " << Password;
    Log.infoStream() << "login " << Req.get_param_value("name");
  });
}
