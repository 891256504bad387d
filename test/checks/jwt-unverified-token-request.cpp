// The token is taken out of the request again: what was verified of the request
// holds for it.
// RUN: %both %s portcullis-jwt-unverified-token -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <jwt-cpp/jwt.h>
#include <optional>

static std::string bearer(const httplib::Request &Req) {
  auto Header = Req.get_header_value("Authorization");
  return Header.size() > 7 ? Header.substr(7) : "";
}

static auto verifier() {
  return jwt::verify().allow_algorithm(jwt::algorithm::hs256{std::getenv("KEY")});
}

static bool isAllowed(const httplib::Request &Req, httplib::Response &Res) {
  std::error_code Code;
  verifier().verify(jwt::decode(bearer(Req)), Code);
  if (!Code)
    return true;
  Res.status = 401;
  return false;
}

static void require(const httplib::Request &Req) { verifier().verify(jwt::decode(bearer(Req))); }

// Takes the token out, verified by some of its callers.
static std::string userOf(const httplib::Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Token = jwt::decode(bearer(Req));
  return Token.get_subject();
}

// Verified by all of them.
static std::string roleOf(const httplib::Request &Req) {
  auto Token = jwt::decode(bearer(Req));
  return Token.get_payload_claim("role").as_string();
}

class Session {
public:
  explicit Session(const std::string &Text) : Text(Text) { verifier().verify(jwt::decode(Text)); }
  std::string user() const { return jwt::decode(Text).get_subject(); }

private:
  std::string Text;
};

class OpenSession {
public:
  explicit OpenSession(const std::string &Text) : Text(Text) {}
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  std::string user() const { return jwt::decode(Text).get_subject(); }

private:
  std::string Text;
};

int main() {
  httplib::Server Server;
  Server.Get("/one", [](const httplib::Request &Req, httplib::Response &Res) {
    if (!isAllowed(Req, Res))
      return;
    Res.set_content(userOf(Req) + roleOf(Req), "text/plain");
  });
  Server.Get("/two", [](const httplib::Request &Req, httplib::Response &Res) {
    require(Req);
    Res.set_content(roleOf(Req), "text/plain");
  });
  Server.Get("/three", [](const httplib::Request &Req, httplib::Response &Res) {
    isAllowed(Req, Res);
    Res.set_content(userOf(Req), "text/plain");
  });
  Server.Get("/four", [](const httplib::Request &Req, httplib::Response &Res) {
    Session Own(bearer(Req));
    Res.set_content(Own.user(), "text/plain");
  });
  Server.Get("/five", [](const httplib::Request &Req, httplib::Response &Res) {
    OpenSession Own(bearer(Req));
    Res.set_content(Own.user(), "text/plain");
  });
  Server.Get("/six", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Token = jwt::decode(bearer(Req));
    auto Check = [&] { return isAllowed(Req, Res); };
    if (Check())
      Res.set_content(Token.get_subject(), "text/plain");
  });
  Server.listen("127.0.0.1", 8080);
}
