// Every row of the model is used.
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I/usr/include/jsoncpp > %t
// RUN: not grep "^jsoncpp:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-sensitive-data-exposed -- -std=c++17 -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <json/json.h>
#include <memory>
#include <sqlite3.h>
#include <sstream>
#include <string>
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
struct User {
  std::string Name, PasswordHash;
};
User load(int Id);

void parsed(httplib::Server &Srv) {
  Srv.Post("/reader", [](const httplib::Request &Req, httplib::Response &) {
    Json::Value Root, Other, Third;
    Json::Reader Reader;
    if (!Reader.parse(Req.body, Root))
      return;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Root["name"].asString() + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Root.get("name", "nobody").asString() + "'");
    run("n='" + std::to_string(Root["id"].asInt()) + "'");
    Root["name"] = "fixed";
    run("n='" + Root["name"].asString() + "'");
    Reader.parse(Req.body.data(), Req.body.data() + Req.body.size(), Other);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Other["name"].as<std::string>() + "'");
    std::istringstream In(Req.body);
    Reader.parse(In, Third);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + std::string(Third["name"].asCString()) + "'");
    Json::Value Fixed;
    Reader.parse(std::string("{\"name\": \"fixed\"}"), Fixed);
    run("n='" + Fixed["name"].asString() + "'");
  });
  Srv.Post("/builder", [](const httplib::Request &Req, httplib::Response &) {
    Json::CharReaderBuilder Builder;
    std::unique_ptr<Json::CharReader> Reader(Builder.newCharReader());
    Json::Value Root, Streamed, Read;
    std::string Errors;
    if (!Reader->parse(Req.body.c_str(), Req.body.c_str() + Req.body.length(), &Root, &Errors))
      return;
    if (!Root.isMember("names") || !Root["names"].isArray() || Root.size() > 3)
      return;
    for (const Json::Value &Name : Root["names"])
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      run("n='" + Name.asString() + "'");
    for (auto It = Root.begin(); It != Root.end(); ++It)
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      run("n='" + It.name() + "'");
    for (const std::string &Name : Root.getMemberNames())
      // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
      run("n='" + Name + "'");
    std::istringstream In(Req.body);
    Json::parseFromStream(Builder, In, &Streamed, &Errors);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Streamed["name"].asString() + "'");
    In >> Read;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    run("n='" + Read["name"].asString() + "'");
    Root.clear();
    run("n='" + Root["name"].asString() + "'");
  });
}

void written(httplib::Server &Srv) {
  Srv.Get("/writers", [](const httplib::Request &, httplib::Response &Res) {
    User Me = load(1);
    Json::Value Fast, Styled, Built, Plain;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Fast["password_hash"] = Me.PasswordHash;
    Fast["name"] = Me.Name;
    Res.set_content(Json::FastWriter().write(Fast), "application/json");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Styled["password_hash"] = Me.PasswordHash;
    Res.set_content(Styled.toStyledString(), "application/json");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Built["password_hash"] = Json::Value(Me.PasswordHash);
    Json::StreamWriterBuilder Builder;
    Json::Value List;
    List.append(Built);
    Res.set_content(Json::writeString(Builder, List), "application/json");
    Plain["password_hash"] = Me.PasswordHash;
    Plain["name"] = Me.Name;
    Plain.removeMember("password_hash");
    Res.set_content(Json::writeString(Builder, Plain), "application/json");
  });
  Srv.Get("/streams", [](const httplib::Request &, httplib::Response &Res) {
    User Me = load(1);
    Json::Value One, Two, Three;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    One["password_hash"] = Me.PasswordHash;
    std::ostringstream Out;
    std::unique_ptr<Json::StreamWriter> Writer(Json::StreamWriterBuilder().newStreamWriter());
    Writer->write(One, &Out);
    Res.set_content(Out.str(), "application/json");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Two["password_hash"] = Me.PasswordHash;
    std::ostringstream Styled;
    Json::StyledStreamWriter().write(Styled, Two);
    Res.set_content(Styled.str(), "application/json");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is sent to the client
    Three["password_hash"] = Me.PasswordHash;
    std::ostringstream Streamed;
    Streamed << Three;
    Res.set_content(Streamed.str(), "application/json");
  });
}
