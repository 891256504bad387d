// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// What a function gives back says what it has tested, and how.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using httplib::Request;
using httplib::Response;
using httplib::Server;

static const std::set<std::string> Known{"a", "b"};
static void run(const std::string &Command) { std::system(Command.c_str()); }
static std::string named(const Request &Req) { return Req.get_param_value("d"); }

static bool known(const std::string &S) { return Known.count(S) > 0; }
static bool noted(const std::string &S) {
  if (S == "admin")
    std::puts("admin");
  return true;
}
static bool plain(const std::string &S) {
  for (char C : S)
    if (!std::isalnum(C))
      return false;
  return !S.empty();
}
static bool odd(const std::string &S) {
  for (char C : S)
    if (!std::isalnum(C))
      return true;
  return false;
}
static bool sometimes(const std::string &S, bool Strict) {
  return !Strict || S == "a";
}
static bool twice(const std::string &S) { return !S.empty() && plain(S); }
static bool thrice(const std::string &S) { return twice(S); }

enum class Verdict { Good, Bad };
static Verdict verdict(const std::string &S) {
  return known(S) ? Verdict::Good : Verdict::Bad;
}
static Verdict judge(const std::string &S) {
  if (!known(S))
    return Verdict::Bad;
  return Verdict::Good;
}
struct Answer {
  bool Ok;
  std::string Why;
};
static Answer answer(const std::string &S) {
  if (!known(S))
    return {false, "unknown"};
  return {true, ""};
}
static std::string complaint(const std::string &S) {
  if (!known(S))
    return "unknown";
  return "";
}
static std::optional<std::string> problem(const std::string &S) {
  if (!known(S))
    return "unknown";
  return std::nullopt;
}
static std::optional<std::string> checked(const std::string &S) {
  if (!known(S))
    return std::nullopt;
  return S;
}
static std::optional<std::string> present(const std::string &S) {
  if (S.empty())
    return std::nullopt;
  return S;
}
static int code(const std::string &S) {
  if (!known(S))
    return -1;
  return 0;
}
static void demand(const std::string &S) {
  if (!known(S))
    throw std::invalid_argument("unknown");
}
static void demandAgain(const std::string &S) { demand(S); }
static void complain(const std::string &S) {
  if (!known(S))
    std::puts("unknown");
}
static bool filled(const Request &Req, std::string &S) {
  S = named(Req);
  return known(S);
}
static bool unfilled(const Request &Req, std::string &S) {
  S = named(Req);
  return !S.empty();
}

void booleans(Server &S) {
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (known(D)) run("good " + D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!known(D)) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (!noted(D)) return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (!plain(D)) return;
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (!odd(D)) return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (!sometimes(D, false)) return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (!thrice(D)) return;
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &Res) {
    std::string D = named(Req);
    if (!plain(D)) Res.status = 400;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + D);
  });
}
void others(Server &S) {
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (verdict(D) != Verdict::Good) run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (judge(D) == Verdict::Bad) return;
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    switch (judge(D)) {
    case Verdict::Good:
      return run("good " + D);
    default:
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      return run("bad " + D);
    }
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    Answer A = answer(D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (!A.Ok) return run("bad " + D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (std::string Why = complaint(D); !Why.empty()) return run("bad " + D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (auto Why = problem(D)) return run("bad " + D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    if (auto D = checked(named(Req))) run("good " + *D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (auto D = present(named(Req))) run("bad " + *D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (code(D) < 0) return run("bad " + D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    if (code(D) != 0) return;
    run("good " + D);
  });
}
void thrown(Server &S) {
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    demandAgain(D);
    run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D = named(Req);
    complain(D);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    run("bad " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D;
    if (filled(Req, D)) run("good " + D);
  });
  S.Get("/", [](const Request &Req, Response &) {
    std::string D;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    if (unfilled(Req, D)) run("bad " + D);
  });
}
