// RUN: %both %s portcullis-sql-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// Functions that are called by other means: bound arguments reach the parameters
// that they are bound to, and an opposite is the opposite.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <functional>
#include <sqlite3.h>
#include <string>
using namespace httplib;
using namespace std::placeholders;
static sqlite3 *Db;
static std::string get(const Request &R) { return R.get_param_value("n"); }
static bool bad(unsigned char C) { return !std::isalnum(C); }
static bool good(unsigned char C) { return std::isalnum(C); }
static bool isName(const std::string &S) { return std::all_of(S.begin(), S.end(), ::isalnum); }

// Of what one statement gets, one is reported for each helper.
#define SINK(NAME) static void NAME(const std::string &, const std::string &Text) { sqlite3_exec(Db, ("SELECT '" + Text + "'").c_str(), nullptr, nullptr, nullptr); }
SINK(first) // CHECK: {{^}}[[#@LINE]]:{{.*}} reaches SQL text
SINK(swapped) // CHECK: {{^}}[[#@LINE]]:{{.*}} reaches SQL text
SINK(unswapped)
SINK(front) // CHECK: {{^}}[[#@LINE]]:{{.*}} reaches SQL text
SINK(frontFixed)
struct Kept {
  void find(int, const std::string &Text) { sqlite3_exec(Db, ("SELECT '" + Text + "'").c_str(), nullptr, nullptr, nullptr); } // CHECK: {{^}}[[#@LINE]]:{{.*}} reaches SQL text
  void name(const std::string &Text, int) { sqlite3_exec(Db, ("SELECT '" + Text + "'").c_str(), nullptr, nullptr, nullptr); } // CHECK: {{^}}[[#@LINE]]:{{.*}} reaches SQL text
};
static void handle(int, const std::string &Table, const Request &, Response &) { sqlite3_exec(Db, ("SELECT a FROM " + Table).c_str(), nullptr, nullptr, nullptr); }

void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) { auto F = std::bind(first, "x", get(R)); F(); });
  S.Get("/", [](const Request &R, Response &) { auto F = std::bind(swapped, _2, _1); F(get(R), "x"); });
  S.Get("/", [](const Request &R, Response &) { auto F = std::bind(unswapped, _2, _1); F("x", get(R)); });
  S.Get("/", [](const Request &R, Response &) { auto F = std::bind_front(front, "x"); F(get(R)); });
  S.Get("/", [](const Request &R, Response &) { auto F = std::bind_front(frontFixed, get(R)); F("x"); });
  S.Get("/", [](const Request &R, Response &) { Kept K; std::function<void(const std::string &)> F = std::bind(&Kept::find, &K, 1, _1); F(get(R)); });
  S.Get("/", [](const Request &R, Response &) { Kept K; auto F = std::mem_fn(&Kept::name); F(K, get(R), 1); });
  S.Get("/", Server::Handler(std::bind(handle, 1, "orders", _1, _2)));

#define ROUTE(...) S.Get("/", [](const Request &R, Response &) { std::string N = get(R); __VA_ARGS__ })
#define EXEC sqlite3_exec(Db, ("SELECT '" + N + "'").c_str(), nullptr, nullptr, nullptr)
  ROUTE(if (std::any_of(N.begin(), N.end(), std::not_fn(good))) return; EXEC;);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(if (std::any_of(N.begin(), N.end(), std::not_fn(bad))) return; EXEC;);
  ROUTE(N.erase(std::remove_if(N.begin(), N.end(), std::not_fn(good)), N.end()); EXEC;);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(N.erase(std::remove_if(N.begin(), N.end(), std::not_fn(bad)), N.end()); EXEC;);
  ROUTE(auto IsBad = std::not_fn(isName); if (IsBad(N)) return; EXEC;);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(auto IsBad = std::not_fn(isName); if (!IsBad(N)) return; EXEC;);
}
