// Statements and generated models. The rest of the rows: see drogon.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include -I/usr/include/jsoncpp %s
// RUN: %both %s portcullis-sql-injection,portcullis-sensitive-data-stored,portcullis-sensitive-data-exposed,portcullis-weak-password-hash,portcullis-cross-site-scripting -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
#include <drogon/drogon.h>
#include <json/json.h>

using namespace drogon;
using Answer = std::function<void(const HttpResponsePtr &)>;

static void failed(const orm::DrogonDbException &) {}

void statements(const HttpRequestPtr &Req, Answer &&Send) {
  auto Client = app().getDbClient();
  std::string Id = Req->getParameter("id");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'id' reaches SQL text unchecked
  Client->execSqlSync("SELECT * FROM books WHERE id = '" + Id + "'");
  Client->execSqlSync("SELECT * FROM books WHERE id = $1", Id);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'id' reaches SQL text unchecked
  Client->execSqlAsyncFuture("SELECT * FROM books WHERE id = '" + Id + "'");
  Client->execSqlAsyncFuture("SELECT * FROM books WHERE id = $1", Id);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'id' reaches SQL text unchecked
  Client->execSqlAsync("SELECT * FROM books WHERE id = '" + Id + "'", [](const orm::Result &) {}, failed);
  Client->execSqlAsync("SELECT * FROM books WHERE id = $1", [](const orm::Result &) {}, failed, Id);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'id' reaches SQL text unchecked
  *Client << "SELECT * FROM books WHERE id = '" + Id + "'" >> [](const orm::Result &) {} >> failed;
  *Client << "SELECT * FROM books WHERE id = $1" << Id >> [](const orm::Result &) {} >> failed;
}

struct Book {};

void criteria(const HttpRequestPtr &Req, Answer &&) {
  orm::Mapper<Book> Books(app().getDbClient());
  std::string Text = Req->getParameter("text");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches SQL text unchecked
  Books.orderBy(Text).findAll();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches SQL text unchecked
  Books.findBy(orm::Criteria(Text, 1));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches SQL text unchecked
  Books.findBy(orm::Criteria(orm::CustomSql("title LIKE '%" + Text + "%'")));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches SQL text unchecked
  orm::QueryBuilder<Book>().from(Text);
  Books.orderBy("title").findBy(orm::Criteria("title", Text));
}

namespace bcrypt {
std::string generateHash(const std::string &Password, unsigned Rounds = 10);
}

void passwords(const HttpRequestPtr &Req, Answer &&) {
  auto Client = app().getDbClient();
  std::string Name = Req->getParameter("name");
  std::string Password = Req->getParameter("password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
  Client->execSqlSync("INSERT INTO users VALUES ($1, $2)", Name, Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
  *Client << "INSERT INTO users VALUES ($1, $2)" << Name << Password >> [](const orm::Result &) {} >> failed;
  *Client << "INSERT INTO users VALUES ($1, $2)" << Name << bcrypt::generateHash(Password) >> failed;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
  *Client << "UPDATE users SET password = $2 WHERE name = $1" << Name << Password >> failed;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
  *Client << "SELECT id FROM users WHERE name = $1 AND password = $2" << Name << Password >> failed;
  *Client << "SELECT id FROM users WHERE name = $1 AND enabled = $2" << Name << Password.size() >> failed;
}

// As drogon_ctl generates it.
class User {
public:
  User() = default;
  explicit User(const orm::Row &R) {
    if (true)
      name_ = std::make_shared<std::string>(R["name"].as<std::string>());
    password_ = std::make_shared<std::string>(R["password"].as<std::string>());
  }
  void setName(const std::string &pName) { name_ = std::make_shared<std::string>(pName); }
  void setPassword(const std::string &pPassword) { password_ = std::make_shared<std::string>(pPassword); }
  const std::string &getValueOfPassword() const {
    static const std::string Default;
    return password_ ? *password_ : Default;
  }
  const std::string &getValueOfName() const {
    static const std::string Default;
    return name_ ? *name_ : Default;
  }
  Json::Value toJson() const {
    Json::Value Ret;
    Ret["name"] = getValueOfName();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'password' is sent to the client
    Ret["password"] = getValueOfPassword();
    return Ret;
  }
  void outputArgs(orm::internal::SqlBinder &Binder) const { Binder << getValueOfName() << getValueOfPassword(); }

private:
  std::shared_ptr<std::string> name_, password_;
};

void addUser(const HttpRequestPtr &Req, Answer &&) {
  User Unsafe;
  Unsafe.setName(Req->getParameter("name"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is stored unencrypted
  Unsafe.setPassword(Req->getParameter("password"));
  orm::Mapper<User>(app().getDbClient()).insert(Unsafe);
}

void addUserSafely(const HttpRequestPtr &Req, Answer &&) {
  User Safe;
  Safe.setPassword(bcrypt::generateHash(Req->getParameter("password")));
  orm::Mapper<User>(app().getDbClient()).update(Safe);
}

void login(const HttpRequestPtr &Req, Answer &&Send) {
  orm::Mapper<User> Users(app().getDbClient());
  User Known = Users.findOne(orm::Criteria("name", Req->getParameter("name")));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
  if (Known.getValueOfPassword() != Req->getParameter("password"))
    return;
  Send(HttpResponse::newHttpJsonResponse(Known.toJson()));
}

void name(const HttpRequestPtr &Req, Answer &&Send) {
  auto Rows = app().getDbClient()->execSqlSync("SELECT name, password FROM users");
  Json::Value Names;
  for (const orm::Row &R : Rows)
    Names.append(R["name"].as<std::string>() + Rows[0][0].c_str() + Rows[0].begin()->name());
  Send(HttpResponse::newHttpJsonResponse(Names));
}

// A response holds HTML unless it is told otherwise.
void pages(const HttpRequestPtr &Req, Answer &&Send) {
  std::string Text = Req->getParameter("text");
  auto Html = HttpResponse::newHttpResponse();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches an HTML response
  Html->setBody("<p>" + Text);
  Send(Html);
  auto Escaped = HttpResponse::newHttpResponse();
  Escaped->setBody("<p>" + HttpViewData::htmlTranslate(Text));
  Send(Escaped);
  auto Plain = HttpResponse::newHttpResponse();
  Plain->setContentTypeCode(CT_TEXT_PLAIN);
  if (Text.size() > 3)
    Plain->setBody(Text);
  Send(Plain);
  auto Typed = HttpResponse::newHttpResponse(k200OK, CT_APPLICATION_JSON);
  Typed->setBody(Text);
  Send(Typed);
  Json::Value Document;
  Document["text"] = Text;
  Send(HttpResponse::newHttpJsonResponse(Document));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'text' reaches an HTML response
  auto Wrong = HttpResponse::newHttpJsonResponse(Document);
  Wrong->setContentTypeCode(CT_TEXT_HTML);
  Send(Wrong);
}

Task<HttpResponsePtr> wait(HttpRequestPtr Req) {
  auto Client = app().getDbClient();
  std::string Id = Req->getParameter("id");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'id' reaches SQL text unchecked
  auto Rows = co_await Client->execSqlCoro("SELECT * FROM books WHERE id = '" + Id + "'");
  auto Bound = co_await Client->execSqlCoro("SELECT * FROM books WHERE id = $1", Id);
  auto Made = HttpResponse::newHttpResponse();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'id' reaches an HTML response
  Made->setBody(Id);
  co_return Made;
}

Task<std::string> column(HttpRequestPtr Req) { co_return Req->getParameter("column"); }

Task<HttpResponsePtr> order(HttpRequestPtr Req) {
  orm::Mapper<Book> Books(app().getDbClient());
  std::string Column = co_await column(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'column' reaches SQL text unchecked
  Books.orderBy(Column).findAll();
  if (Column == "title" || Column == "year")
    Books.orderBy(Column).findAll();
  co_return HttpResponse::newHttpResponse();
}

void remove(const HttpRequestPtr &Req) {
  orm::Mapper<Book>(app().getDbClient()).deleteBy(orm::Criteria("id", Req->getParameter("id")));
}

void routes() {
  app().registerHandler("/statements", &statements, {Get});
  app().registerHandler("/order", &order, {Get});
}
