// The keys of a document are a set: whoever is one of them is known.
// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <string>

void routes(httplib::Server &Srv, sqlite3 *Base, const nlohmann::json &Tables) {
  Srv.Post("/found", [&](const httplib::Request &Req, httplib::Response &) {
    nlohmann::json Body = nlohmann::json::parse(Req.body);
    if (Tables.find(Body["table"].get<std::string>()) == Tables.end())
      return;
    sqlite3_exec(Base, ("delete from " + Body["table"].get<std::string>()).c_str(), nullptr,
                 nullptr, nullptr);
  });
  Srv.Post("/contained", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Table = nlohmann::json::parse(Req.body)["table"];
    if (Tables.contains(Table))
      sqlite3_exec(Base, ("delete from " + Table).c_str(), nullptr, nullptr, nullptr);
    else
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      sqlite3_exec(Base, ("delete from " + Table).c_str(), nullptr, nullptr, nullptr);
  });
  Srv.Post("/counted", [&](const httplib::Request &Req, httplib::Response &) {
    nlohmann::json Body = nlohmann::json::parse(Req.body);
    std::string Table = Body["table"];
    if (!Tables.count(Table))
      return;
    sqlite3_exec(Base, ("delete from " + Table).c_str(), nullptr, nullptr, nullptr);
    std::string Column = Body["column"];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    sqlite3_exec(Base, ("delete from " + Column).c_str(), nullptr, nullptr, nullptr);
  });
}
