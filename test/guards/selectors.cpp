// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// A validator that is told what to test by a constant has done that test.
#include <httplib.h>
#include <algorithm>
#include <cctype>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
using namespace httplib;
static sqlite3 *Db;
enum class Kind { Name, Any, Digits };
static bool check(const std::string &S, Kind K) {
  switch (K) {
  case Kind::Name: return std::all_of(S.begin(), S.end(), ::isalnum);
  case Kind::Digits: return S.find_first_not_of("0123456789") == std::string::npos;
  case Kind::Any: return true;
  }
  return false;
}
static bool checkIf(const std::string &S, bool Strict) {
  if (Strict && !std::all_of(S.begin(), S.end(), ::isalnum))
    return false;
  return S.size() < 100;
}
static void require(const std::string &S, Kind K) {
  if (K == Kind::Name && !std::all_of(S.begin(), S.end(), ::isalnum))
    throw std::invalid_argument("name");
}
static bool checkBy(const std::string &S, const std::string &Rule) {
  if (Rule == "none")
    return true;
  return std::all_of(S.begin(), S.end(), ::isalnum);
}
#define ROUTE(...) S.Get("/", [](const Request &R, Response &) { std::string N = R.get_param_value("n"); __VA_ARGS__; sqlite3_exec(Db, ("SELECT '" + N + "'").c_str(), nullptr, nullptr, nullptr); })
void f(Server &S) {
  ROUTE(if (!check(N, Kind::Name)) return);
  ROUTE(if (!check(N, Kind::Digits)) return);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(if (!check(N, Kind::Any)) return);
  ROUTE(if (!checkIf(N, true)) return);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(if (!checkIf(N, false)) return);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(if (!checkIf(N, N.size() > 9)) return);
  ROUTE(require(N, Kind::Name));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(require(N, Kind::Any));
  ROUTE(if (!checkBy(N, "letters")) return);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  ROUTE(if (!checkBy(N, "none")) return);
}
