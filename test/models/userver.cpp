// Every row of the model is used, and what handlers do is judged; where they are
// and what stands in front of them is said in a file.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^userver:" %t
// RUN: %both %s portcullis-path-traversal,portcullis-sql-injection,portcullis-log-injection,portcullis-sensitive-data-logged,portcullis-sensitive-data-exposed,portcullis-insecure-cookie,portcullis-cors-wildcard-origin,portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-server-side-request-forgery,portcullis-tls-verification-disabled,portcullis-cross-site-scripting -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <userver/userver.h>

namespace json = userver::formats::json;
namespace pg = userver::storages::postgres;
using userver::server::http::HttpRequest;
using Context = userver::server::request::RequestContext;

class Files final : public userver::server::handlers::HttpHandlerBase {
public:
  std::string HandleRequestThrow(const HttpRequest &Req, Context &Kept) const override {
    std::string Name = Req.GetArg("name");
    Kept.SetData<std::string>("name", Name);
    Kept.SetData<std::string>("known", "files/known");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches
    std::ifstream Same(Kept.GetData<std::string>("name"));
    std::ifstream Sure(Kept.GetData<std::string>("known"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches
    std::ifstream Perhaps(*Kept.GetDataOptional<std::string>("name"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches
    std::ifstream File("files/" + Name);
    std::ifstream Known("files/known");
    LOG_INFO() << "file " << Name;
    auto &Res = Req.GetHttpResponse();
    Res.SetHeader("X-Name", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res.SetHeader("Access-Control-Allow-Origin", "*");
    Res.SetContentType(userver::http::ContentType("text/plain"));
    Res.SetStatus(userver::server::http::HttpStatus::kOk);
    Req.SetResponseStatus(userver::server::http::HttpStatus::kUnauthorized);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie 'session'
    Res.SetCookie(userver::server::http::Cookie("session", Name));
    userver::server::http::Cookie Safe("session", Name);
    Safe.SetHttpOnly().SetSecure().SetSameSite("Lax").SetMaxAge(std::chrono::seconds(60));
    Res.SetCookie(Safe);
    Req.GetRemoteAddress();
    return Req.GetUrl() + Req.GetRequestPath() + Req.GetPathArg("id") + Req.GetArgVector("l")[0] +
           Req.GetHeader("h") + Req.GetHeaders()[0] + Req.GetCookie("c") + Req.RequestBody() +
           std::string(Req.GetFormDataArg("f").value) + *Req.GetFormDataArg("f").filename;
  }
};

class Login final : public userver::server::handlers::HttpHandlerJsonBase {
public:
  json::Value HandleRequestJsonThrow(const HttpRequest &Req, const json::Value &Body,
                                     Context &) const override {
    if (!Body.HasMember("password") || Body["password"].IsMissing())
      Req.SetResponseStatus(userver::server::http::HttpStatus::kUnauthorized);
    auto Password = Body["password"].As<std::string>();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is written to the log
    LOG_INFO() << "password " << Password;
    auto Name = Body["name"].As<std::string>();
    LOG_INFO() << "name " << Name;
    Base.Execute(pg::ClusterHostType::kSlave, "SELECT id FROM users WHERE name = $1", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches SQL text
    Base.Execute(pg::ClusterHostType::kSlave, "SELECT id FROM users WHERE name = '" + Name + "'");
    Base.Execute(pg::ClusterHostType::kSlave, pg::CommandControl(), "SELECT $1", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches SQL text
    Base.Execute(pg::ClusterHostType::kSlave, pg::CommandControl(), "SELECT '" + Name + "'");
    pg::Transaction Step;
    Step.Execute("SELECT $1", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches SQL text
    Step.Execute("SELECT '" + Name + "'");
    Step.Execute(pg::CommandControl(), "SELECT $1", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches SQL text
    Step.Execute(pg::CommandControl(), "SELECT '" + Name + "'");
    userver::clients::http::Request Client;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body{{.*}} reaches the host of an outgoing request
    Client.get(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'verify' is off
    Client.url("https://shop.example").verify(false);
    Client.url("https://shop.example").verify(true);
    json::ValueBuilder Out(Name);
    Out["document"] = json::ToString(json::FromString(Name));
    return Out.ExtractValue();
  }

private:
  mutable pg::Cluster Base;
};
