// RUN: %both %s portcullis-weak-password-hash -- %flags | FileCheck %s --implicit-check-not=warning:
// Columns of a row are called what they are read by.
#include <httplib.h>
#include <pqxx/pqxx>
#include <string>

int main() {
  httplib::Server Srv;
  Srv.Post("/login", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
    pqxx::connection Db("dbname=shop");
    pqxx::work Work(Db);
    pqxx::result Rows = Work.exec_params(
        "SELECT name, password FROM users WHERE name = $1", Req.get_param_value("name"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} compared with one kept as text
    if (Rows[0]["password"].as<std::string>() != Password)
      Res.status = 401;
    if (Rows[0]["name"].as<std::string>() == Password)
      Res.set_content("too simple", "text/plain");
  });
}
