// RUN: %both %s portcullis-sql-injection,portcullis-command-injection,portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
// RUN: %exit 1 %scan --checks='-*,portcullis-sql-injection' %s > %t
// RUN: FileCheck %s --input-file %t --check-prefix=NOTES
// Several values in one statement are mended at once: one finding, which names
// them all.
#include <cstdlib>
#include <filesystem>
#include <httplib.h>
#include <sqlite3.h>
#include <string>
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static bool isName(const std::string &Text) { return Text.find_first_not_of("abc") == std::string::npos; }

static std::string find(const std::string &Name, const std::string &City) {
  // CHECK: {{^}}[[#@LINE+1]]:59: warning: query parameter 'name' and form field reach SQL text unchecked
  std::string Sql = "SELECT * FROM people WHERE name='" + Name + "'";
  // NOTES: [[#@LINE-1]]:59: warning: query parameter 'name' and form field reach SQL text unchecked
  // NOTES: note: the client chooses the query parameter 'name'
  // NOTES: note: used as SQL text
  // NOTES: note: the client chooses the form field as well
  // NOTES: [[#@LINE+1]]:26: note: the form field comes in here
  Sql += " AND city='" + City + "'";
  return Sql;
}

static std::string findMore(const std::string &Name, const std::string &City) {
  std::string Sql = "SELECT * FROM people WHERE name='" + Name + "'";
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: form field reaches SQL text unchecked
  Sql += " AND city='" + City + "'";
  return Sql;
}

void routes(httplib::Server &S) {
  S.Get("/sql", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+2]]:22: warning: query parameter 'a' and query parameter 'b' reach SQL text
    std::string Sql = "a='" + Req.get_param_value("a") + "' AND b='" + Req.get_param_value("b") + "'";
    sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr);
    // CHECK: {{^}}[[#@LINE+1]]:17: warning: query parameter 'c' and request header 'D' reach SQL text
    run("c='" + Req.get_param_value("c") + "' AND d='" + Req.get_header_value("D") + "'");
    // Two statements are two.
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: query parameter 'e' reaches SQL text
    run("e='" + Req.get_param_value("e") + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: query parameter 'f' reaches SQL text
    run("f='" + Req.get_param_value("f") + "'");
  });
  S.Post("/helper", [](const httplib::Request &Req, httplib::Response &) {
    run(find(Req.get_param_value("name"), Req.get_file_value("city").content));
    std::string Name = Req.get_param_value("name");
    if (isName(Name))
      run(findMore(Name, Req.get_file_value("city").content));
  });
  S.Get("/many", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: query parameter 'a', query parameter 'b' and 2 more reach SQL text
    run(Req.get_param_value("a") + Req.get_param_value("b") + Req.get_param_value("c") +
        Req.get_param_value("d"));
  });
  S.Get("/path", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:29: warning: query parameter 'from' and query parameter 'to' reach a file path
    std::filesystem::rename(Req.get_param_value("from"), Req.get_param_value("to"));
    // CHECK: {{^}}[[#@LINE+1]]:36: warning: query parameter 'to' reaches a file path
    std::filesystem::rename("new", Req.get_param_value("to"));
  });
  S.Get("/command", [](const httplib::Request &Req, httplib::Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} warning: query parameter 'from' and query parameter 'to' reach a command
    std::system(("cp " + Req.get_param_value("from") + " " + Req.get_param_value("to")).c_str());
  });
}
