// A server is judged by what oatpp's macros make of it, and every row of the model
// is used, here or beside.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s %S/oatpp-async.cpp %S/oatpp-server.cpp %S/oatpp-versions.cpp %S/oatpp-bundle.cpp -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^oatpp:" %t
// RUN: %both %s portcullis-path-traversal,portcullis-cross-site-scripting,portcullis-header-injection,portcullis-log-injection,portcullis-sql-injection,portcullis-unvalidated-input,portcullis-sensitive-data-logged,portcullis-cors-wildcard-origin,portcullis-missing-authentication,portcullis-missing-rate-limit -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// RUN: portcullis routes --quiet %s -- -std=c++20 -I%inputs/include | FileCheck %s --check-prefix=ROUTES
// ROUTES: {{^GET +/api/user/\{id\} +Users::show }}
// ROUTES: {{^PUT +/api/known +Users::change +Users::change }}
#include <fstream>
#include <oatpp/codegen.h>

struct UserDto : oatpp::DTO {
  DTO_INIT(UserDto, DTO)
  DTO_FIELD(oatpp::String, name);
  DTO_FIELD(oatpp::String, password);
};

class UserDb : public oatpp::orm::DbClient {
public:
  STUB_DB_QUERY(findUser, "SELECT id FROM users WHERE name = :name", oatpp::String, name)
  auto findOther(const oatpp::String &Name) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches SQL text
    return executeQuery("SELECT id FROM users WHERE name = '" + Name + "'", {});
  }
};

class Users : public oatpp::web::server::api::ApiController {
  using Client = std::shared_ptr<oatpp::web::server::handler::AuthorizationObject>;
  UserDb Base;

public:
  Users(const std::shared_ptr<ObjectMapper> &Mapper) : ApiController(Mapper, "/api") {}

  ENDPOINT("GET", "/user/{id}", show, PATH(String, id), QUERY(Int32, page), HEADER(String, agent)) {
    std::ifstream File("users/" + *id); // One segment.
    std::ifstream Numbered("users/" + std::to_string(*page));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'agent' reaches a file path
    std::ifstream Page("pages/" + *agent);
    OATPP_LOGD("Users", "shown to %s", agent->c_str()); // Without line breaks.
    OATPP_LOGD("Users", "page %d", *page);
    auto Res = createResponse(Status::CODE_200, "user");
    Res->putHeader("X-Agent", agent);
    Res->putOrReplaceHeader("X-Page", std::to_string(*page));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res->putHeaderIfNotExists(oatpp::web::protocol::http::Header::CORS_ORIGIN, "*");
    return Res;
  }

  ENDPOINT("POST", "/page", page, BODY_STRING(String, body)) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
    auto Res = createResponse(Status::CODE_200, "<p>" + body);
    Res->putHeader(oatpp::web::protocol::http::Header::CONTENT_TYPE, "text/html");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
    Res->putHeader("X-Body", body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    OATPP_LOGD("Users", "body %s", body->c_str());
    return Res;
  }

  ENDPOINT("POST", "/text", text, BODY_STRING(String, body)) {
    auto Res = createResponse(Status::CODE_200, "text " + body);
    Res->putHeader(oatpp::web::protocol::http::Header::CONTENT_TYPE, "text/plain");
    return Res;
  }

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials can be guessed at '/api/signin'
  ENDPOINT("POST", "/signin", signIn, BODY_DTO(oatpp::Object<UserDto>, user)) {
    Base.findUser(user->name);
    Base.findOther(user->name);
// CHECK: {{^}}[[#@LINE+3]]:{{.*}} 'password' (password) is written to the log
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} request body is used although password may be missing
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
    OATPP_LOGD("Users", "password %s", user->password->c_str());
    return createResponse(Status::CODE_401, "no");
  }

  ENDPOINT("PUT", "/known", change, AUTHORIZATION(Client, client)) {
    return createResponse(Status::CODE_200, "changed");
  }

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /api/open' is there to change something
  ENDPOINT("DELETE", "/open", remove) {
    return createResponse(Status::CODE_200, "removed");
  }
};

auto listen() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the 6 routes
  return oatpp::network::tcp::server::ConnectionProvider::createShared({"0.0.0.0", 8000});
}
