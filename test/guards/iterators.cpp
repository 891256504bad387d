// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// That a loop came to the end of a list says nothing of what the list was made of.
#include <cstdlib>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <sstream>
#include <string>
#include <vector>
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static std::vector<std::string> split(const std::string &Text) {
  std::vector<std::string> Parts;
  std::istringstream In(Text);
  for (std::string Part; std::getline(In, Part, ',');)
    Parts.push_back(Part);
  return Parts;
}

void routes(httplib::Server &Srv) {
  Srv.Post("/list", [](const httplib::Request &Req, httplib::Response &) {
    std::vector<std::string> Parts = split(Req.body);
    for (auto It = Parts.begin(); It != Parts.end(); ++It)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      run("n='" + *It + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Req.body + "'");
  });
  Srv.Post("/document", [](const httplib::Request &Req, httplib::Response &) {
    auto Root = nlohmann::json::parse(Req.body);
    for (auto It = Root.begin(); It != Root.end(); ++It)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      run("n='" + It.key() + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Req.body + "'");
  });
  Srv.Post("/twice", [](const httplib::Request &Req, httplib::Response &) {
    if (Req.body == Req.get_param_value("body"))
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      run("n='" + Req.body + "'");
  });
  Srv.Post("/fixed", [](const httplib::Request &Req, httplib::Response &) {
    if (Req.body == std::getenv("BODY"))
      run("n='" + Req.body + "'");
    if (Req.body == "all")
      run("n='" + Req.body + "'");
  });
}
