// RUN: %both %s portcullis-header-injection -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// Since 1.3.2 Crow itself drops line breaks.
// RUN: %both %s portcullis-header-injection -- %flags -I%inputs/include -DNEW | count 0
#include "crow.h"
#include <httplib.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#ifdef NEW
namespace crow {
inline void sanitize_header_value(std::string &) {}
} // namespace crow
#endif

static const std::set<std::string> Known = {"de", "en"};

static bool isOneLine(const std::string &Text) {
  for (char C : Text)
    if (C == '\r' || C == '\n')
      return false;
  return true;
}

static std::string stripped(std::string Text) {
  Text.erase(std::remove_if(Text.begin(), Text.end(),
                            [](char C) { return C == '\r' || C == '\n'; }),
             Text.end());
  return Text;
}

static std::string printable(const std::string &Text) {
  std::string Out;
  for (unsigned char C : Text)
    if (!std::iscntrl(C))
      Out += C;
  return Out;
}

static std::string replaced(std::string Text, const std::string &What, const std::string &With) {
  for (size_t At = 0; (At = Text.find(What, At)) != std::string::npos; At += With.size())
    Text.replace(At, What.size(), With);
  return Text;
}

static void setHeaders(const crow::request &Req, crow::response &Res) {
  std::string Text = Req.url_params.get("t");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
  Res.set_header("X-Text", Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
  Res.add_header("X-" + Text, "1");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
  Res.add_header("Set-Cookie", "name=" + Text + "; HttpOnly");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
  Res.redirect("/find?q=" + Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
  Res.set_header("X-Name", std::string(crow::json::load(Req.body)["name"].s()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'f' reaches a response header
  Res.set_header("X-Form", Req.get_body_params().get("f"));
  Res.set_header("X-Echo", Req.get_header_value("X-Echo"));
  Res.set_header("X-Url", Req.raw_url);
  Res.set_header("X-Size", std::to_string(Text.size()));
  Res.set_header("X-Json", nlohmann::json(Text).dump());
  if (Known.count(Text))
    Res.set_header("Content-Language", Text);
  if (Text.find('\n') == std::string::npos)
    Res.set_header("X-Text", Text);
  if (Text.find_first_of("\r\n") == std::string::npos)
    Res.set_header("X-Text", Text);
  if (Text.find(' ') == std::string::npos)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
    Res.set_header("X-Text", Text);
  if (isOneLine(Text))
    Res.set_header("X-Text", Text);
  Res.set_header("X-Text", stripped(Text));
  Res.set_header("X-Text", printable(Text));
  Res.set_header("X-Text", std::regex_replace(Text, std::regex("[\r\n]+"), " "));
  Res.set_header("X-Text", replaced(replaced(Text, "\r", ""), "\n", " "));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
  Res.set_header("X-Text", replaced(Text, "a", "b"));
  std::istringstream Lines(Text);
  std::string Line;
  std::getline(Lines, Line);
  Res.set_header("X-Line", Line);
  std::getline(Lines, Line, ',');
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches a response header
  Res.set_header("X-Line", Line);
}

int main() {
  crow::SimpleApp App;
  CROW_ROUTE(App, "/a")(setHeaders);
  CROW_ROUTE(App, "/b/<string>")([](const crow::request &, crow::response &Res, std::string Id) {
    Res.set_header("X-Id", Id);
  });
  // It refuses line breaks.
  httplib::Server Srv;
  Srv.Get("/c", [](const httplib::Request &Req, httplib::Response &Res) {
    Res.set_header("X-Text", Req.get_param_value("t"));
    Res.set_redirect("/find?q=" + Req.get_param_value("t"));
  });
  App.bindaddr("127.0.0.1").run();
}
