// Quotes doubled by Boost.StringAlgo.
// RUN: %both %s portcullis-sql-injection -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <boost/algorithm/string.hpp>
#include <httplib.h>
#include <sqlite3.h>
#include <string>
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static std::string get(const httplib::Request &Req) { return Req.get_param_value("n"); }

void routes(httplib::Server &Srv) {
  Srv.Get("/", [](const httplib::Request &Req, httplib::Response &) {
    std::string Name = get(Req);
    boost::replace_all(Name, "'", "''");
    boost::trim(Name);
    run("n='" + Name + "'");
    run("n='" + boost::replace_all_copy(get(Req), "'", "''") + "'");
  });
  Srv.Get("/wrong", [](const httplib::Request &Req, httplib::Response &) {
    std::string Name = get(Req);
    boost::algorithm::replace_all(Name, "\"", "''");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + Name + "'");
    std::string Other = get(Req);
    boost::replace_all_copy(Other, "'", "''");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + Other + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + boost::replace_all_copy(get(Req), "'", "\\'") + "'");
    std::string Unquoted = get(Req);
    boost::replace_all(Unquoted, "'", "''");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n=" + Unquoted);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + boost::to_upper_copy(get(Req)) + "'");
  });
}
