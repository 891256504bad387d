// RUN: %both %s portcullis-sql-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// What is called by way of the library, and objects that can be called.
#include <functional>
#include <httplib.h>
#include <sqlite3.h>
#include <string>
#include <variant>
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
static void second(int, const std::string &A) { run("a='" + A + "'"); }
static void secondOther(const std::string &, const std::string &A) { run("a='" + A + "'"); }
struct Orders {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
  void find(const std::string &A) const { run("a='" + A + "'"); }
  void findOther(const std::string &A, const std::string &) const { run("a='" + A + "'"); }
};

struct Query {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
  void operator()(const std::string &A) const { run("a='" + A + "'"); }
};
struct QueryOther {
  void operator()(const std::string &A, const std::string &) const { run("a='" + A + "'"); }
};
static void call(const std::function<void(std::string)> &F, const std::string &A) { F(A); }

template <class... T> struct overloaded : T... { using T::operator()...; };
template <class... T> overloaded(T...) -> overloaded<T...>;
struct Find {
  std::string Name;
};
struct Drop {
  int Id;
};
static std::variant<Find, Drop> parse(const httplib::Request &Req) {
  if (Req.has_param("a"))
    return Find{Req.get_param_value("a")};
  return Drop{1};
}
struct Visitor {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
  void operator()(const Find &F) const { run("a='" + F.Name + "'"); }
  void operator()(const Drop &D) const { run("a='" + std::to_string(D.Id) + "'"); }
};

void routes(httplib::Server &Server) {
  Server.Get("/front", [](const httplib::Request &Req, httplib::Response &) {
    auto First = std::bind_front(second, 1);
    First(Req.get_param_value("a"));
    auto Other = std::bind_front(secondOther, Req.get_param_value("a"));
    Other("fixed");
    Orders All;
    std::invoke(&Orders::find, All, Req.get_param_value("a"));
    std::invoke(&Orders::findOther, All, "fixed", Req.get_param_value("a"));
    std::invoke(Query{}, Req.get_param_value("a"));
    std::invoke(QueryOther{}, "fixed", Req.get_param_value("a"));
    call(Query(), Req.get_param_value("a"));
    auto Fixed = [](const std::string &) { return std::string("fixed"); };
    run("a='" + std::invoke(Fixed, Req.get_param_value("a")) + "'");
  });
  Server.Get("/visit", [](const httplib::Request &Req, httplib::Response &) {
    std::variant<int, std::string> Given = Req.get_param_value("a");
    std::variant<int, std::string> Fixed = "fixed";
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
    std::visit(overloaded{[](int) {}, [](const std::string &A) { run("a='" + A + "'"); }}, Given);
    std::visit(overloaded{[](int) {}, [](const std::string &A) { run("a='" + A + "'"); }}, Fixed);
    std::visit(
        [](const auto &A) {
          if constexpr (std::is_same_v<std::decay_t<decltype(A)>, std::string>)
            // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'a' reaches SQL text
            run("a='" + A + "'");
        },
        Given);
    std::visit(Visitor(), parse(Req));
    std::string Kind = std::visit([](const auto &) { return std::string("some"); }, Given);
    run("a='" + Kind + "'");
  });
}
