// Whoever decodes may rely on those who call: a wrapper, a base, middleware.
// RUN: %both %s portcullis-jwt-unverified-token -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <functional>
#include <httplib.h>
#include <jwt-cpp/jwt.h>

using Handler = std::function<void(const httplib::Request &, httplib::Response &)>;

static std::string tokenOf(const httplib::Request &Req) {
  return Req.get_header_value("Authorization").substr(7);
}

static bool isValid(const std::string &Text, const std::string &Key) {
  try {
    jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).verify(jwt::decode(Text));
    return true;
  } catch (const std::exception &) {
    return false;
  }
}

static std::string key() { return std::getenv("JWT_KEY"); }

// Runs what it is given behind a verification only.
static void guarded(const httplib::Request &Req, httplib::Response &Res, const Handler &Next) {
  if (!isValid(tokenOf(Req), key())) {
    Res.status = 401;
    return;
  }
  Next(Req, Res);
}

// Looks at the token, but does not care.
static void unguarded(const httplib::Request &Req, httplib::Response &Res, const Handler &Next) {
  isValid(tokenOf(Req), key());
  Next(Req, Res);
}

class Caller {
public:
  explicit Caller(const httplib::Request &Req) {
    auto Token = jwt::decode(tokenOf(Req));
    Name = Token.get_subject();
  }
  std::string Name;
};

class Admin : public Caller {
public:
  explicit Admin(const httplib::Request &Req) : Caller(Req) {}
};

class Stranger {
public:
  explicit Stranger(const httplib::Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
    auto Token = jwt::decode(tokenOf(Req));
    Name = Token.get_subject();
  }
  std::string Name;
};

// Verified by one of two callers only.
static std::string nameIn(const httplib::Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Token = jwt::decode(tokenOf(Req));
  return Token.get_subject();
}

int main() {
  httplib::Server Server;
  Server.Get("/me", [](const httplib::Request &Req, httplib::Response &Res) {
    guarded(Req, Res, [](const httplib::Request &Inner, httplib::Response &Out) {
      Out.set_content(Caller(Inner).Name + nameIn(Inner), "text/plain");
    });
  });
  Server.Get("/admin", [](const httplib::Request &Req, httplib::Response &Res) {
    auto Answer = [&](const httplib::Request &Inner, httplib::Response &Out) {
      Admin Who(Inner);
      Out.set_content(Who.Name, "text/plain");
    };
    return guarded(Req, Res, Answer);
  });
  Server.Get("/stranger", [](const httplib::Request &Req, httplib::Response &Res) {
    unguarded(Req, Res, [](const httplib::Request &Inner, httplib::Response &Out) {
      Out.set_content(Stranger(Inner).Name, "text/plain");
    });
  });
  Server.Get("/name", [](const httplib::Request &Req, httplib::Response &Res) {
    Res.set_content(nameIn(Req), "text/plain");
  });
  Server.listen("127.0.0.1", 8080);
}
