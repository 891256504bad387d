// Every row of the models is used, with the names of Drogon 1.9 that they speak of.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include -I/usr/include/jsoncpp %s
// RUN: %exit 1 portcullis models --coverage %s %S/drogon-cookies.cpp %S/drogon-orm.cpp %S/drogon-attributes.cpp -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp > %t
// RUN: not grep "^drogon:" %t
// RUN: not grep "^trantor:" %t
// RUN: %both %s portcullis-server-side-request-forgery,portcullis-open-redirect,portcullis-header-injection,portcullis-path-traversal,portcullis-log-injection,portcullis-tls-verification-disabled,portcullis-weak-tls-version,portcullis-unbounded-body,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-hardcoded-credential -- -std=c++20 -I%inputs/include -I/usr/include/jsoncpp | FileCheck %s --implicit-check-not=warning:
#include <cstdint>
#include <drogon/drogon.h>
#include <json/json.h>
#include <limits>

using namespace drogon;
using Answer = std::function<void(const HttpResponsePtr &)>;

void outgoing(const HttpRequestPtr &Req, Answer &&Send) {
  std::string Text = Req->getParameter("t");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
  auto Client = HttpClient::newHttpClient("https://" + Text);
  auto Fixed = HttpClient::newHttpClient("https://" + utils::urlEncode(Text));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is off: whoever answers is trusted
  auto Blind = HttpClient::newHttpClient("https://shop.example", nullptr, true, false);
  auto Address = HttpClient::newHttpClient("10.0.0.1", 443, true, nullptr, false, true);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the host of an outgoing request
  app().forward(nullptr, [](const HttpResponsePtr &) {}, Text);
  auto Socket = WebSocketClient::newWebSocketClient("wss://shop.example");
  trantor::TLSPolicy Policy;
  Policy.setValidate(true).setAllowBrokenChain(false).setUseOldTLS(false);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is off: whoever answers is trusted
  Policy.setValidate(false);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is off: whoever answers is trusted
  Policy.setAllowBrokenChain(true);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} TLS
  Policy.setUseOldTLS(true);
}

void answers(const HttpRequestPtr &Req, Answer &&Send) {
  std::string Text = Req->getParameter("t");
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} query parameter 't' reaches a response header unchecked
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches the target of a redirect unchecked
  Send(HttpResponse::newRedirectionResponse(Text));
  Send(HttpResponse::newRedirectionResponse("/done"));
  auto Made = HttpResponse::newHttpResponse(k200OK, CT_TEXT_PLAIN);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 't' reaches {{.*}}header
  Made->addHeader("X-Name", Text);
  Made->addHeader("X-Name", utils::urlEncode(Text));
  Made->addHeader("X-Name", Req->getHeader("X-Name")); // A header holds no line break.
  Made->setContentTypeString("text/plain");
  Made->setContentTypeCodeAndCustomString(CT_TEXT_PLAIN, "text/plain");
  Made->setCustomStatusCode(418);
  Made->setBody(HttpViewData::htmlTranslate(Text));
  ResponseStream().send(Text);
  Send(Made);
}

void files(const HttpRequestPtr &Req, Answer &&Send) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'f' reaches
  Send(HttpResponse::newFileResponse("/srv/files/" + Req->getParameter("f")));
  Send(HttpResponse::newFileResponse((const unsigned char *)Req->bodyData(), 4, "a.bin")); // No path.
  MultiPartParser Parts;
  if (Parts.parse(Req) != 0)
    return;
  for (const HttpFile &File : Parts.getFiles()) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name reaches
    File.saveAs("/srv/uploads/" + File.getFileName());
    File.saveAs("/srv/uploads/photo." + std::string(File.getFileExtension())); // Has no dot.
    File.save("/srv/uploads");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'folder' reaches
    File.save("/srv/uploads/" + Parts.getParameter<std::string>("folder"));
    LOG_INFO << 1;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field reaches {{.*}}log
    LOG_INFO << File.getItemName();
  }
  auto Form = Parts.getParameters();
  auto Other = Parts.getOptionalParameter<std::string>("other");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field and form field 'other' reach a log line
  LOG_DEBUG << Form["a"] << "b" << std::string(Other.value_or(""));
}

void requests(const HttpRequestPtr &Req, Answer &&) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter
  LOG_ERROR << Req->getParameters().at("q");
  LOG_ERROR << Req->getQuery();                          // Not decoded.
  LOG_ERROR << Req->getOriginalPath();                   // Nor this.
  LOG_ERROR << Req->getHeader("User-Agent") << Req->getHeaders().at("A") << Req->getCookies().at("c");
  LOG_ERROR << Req->getCookie("c");
  LOG_RAW << Req->getPath();                 // It is that of a route,
  LOG_RAW << Req->getRoutingParameters()[0]; // and this is part of it.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body
  LOG_RAW << std::string(Req->getBody());
  auto Body = Req->getJsonObject();
  if (!Body)
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body
  LOG_RAW << (*Body)["name"].asString();
  LOG_RAW << Req->getPeerAddr().toIp();
  auto Page = Req->getOptionalParameter<std::string>("page");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'page'
  LOG_RAW << utils::urlDecode(*Page);
}

struct Book {};

void rows(const HttpRequestPtr &Req, Answer &&Send) {
  auto Client = app().getDbClient();
  orm::Mapper<Book> Books(Client);
  size_t Number = std::strtoul(Req->getParameter("n").c_str(), nullptr, 10);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} decides a size without a bound
  auto Some = Books.limit(Number).findAll();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} decides a size without a bound
  auto More = Books.paginate(1, Number).findAll();
  if (Number > 100)
    return;
  auto Few = Books.limit(Number).paginate(2, Number).findAll();
}

void redis(const HttpRequestPtr &Req, const std::shared_ptr<nosql::RedisClient> &Store) {
  auto Nothing = [](const nosql::RedisResult &R) { R.asString(); };
  auto Failed = [](const std::exception &) {};
  Store->execCommandAsync(Nothing, Failed, "get %s", Req->getParameter("k").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is used as a format string
  Store->execCommandAsync(Nothing, Failed, Req->getParameter("k"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is used as a format string
  Store->execCommandSync<std::string>([](const nosql::RedisResult &R) { return R.asString(); }, Req->getParameter("k"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} is used as a format string
  Store->execCommandCoro(Req->getParameter("k"));
}

void secrets(const std::string &Password) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
  utils::getMd5(Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by
  trantor::utils::toHexString(trantor::utils::md5(Password));
  trantor::InetAddress Server;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "vB…" (10 characters)
  nosql::RedisClient::newRedisClient(Server, 1, "vB7xQ2mK9p");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "vB…" (10 characters)
  app().createRedisClient("10.0.0.1", 6379, "default", "vB7xQ2mK9p");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "vB…" (10 characters)
  app().createDbClient("postgresql", "10.0.0.1", 5432, "shop", "shop", "vB7xQ2mK9p");
  app().createDbClient("postgresql", "10.0.0.1", 5432, "shop", "shop", app().getCustomConfig()["db"].asString());
}

class All : public HttpController<All> {
public:
  METHOD_LIST_BEGIN
  ADD_METHOD_TO(All::one, "/one/{id}?name={name}", Get, "Only");
  ADD_METHOD_VIA_REGEX(All::other, "/other/(.*)", Get, "Only");
  METHOD_LIST_END
  void one(const HttpRequestPtr &Req, Answer &&Send, std::string Id, std::string Name);
  void other(const HttpRequestPtr &Req, Answer &&Send, std::string Rest);
};
void All::one(const HttpRequestPtr &Req, Answer &&Send, std::string Id, std::string Name) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'Name' reaches
  Send(HttpResponse::newFileResponse("/srv/" + Name));
}
void All::other(const HttpRequestPtr &Req, Answer &&Send, std::string Rest) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'Rest' reaches
  Send(HttpResponse::newFileResponse("/srv/" + Rest));
}

class Given : public HttpController<Given, false> {
public:
  METHOD_LIST_BEGIN
  METHOD_ADD(Given::one, "/one", Get);
  ADD_METHOD_VIA_REGEX(Given::one, "/two", Get);
  METHOD_LIST_END
  void one(const HttpRequestPtr &Req, Answer &&Send) { rows(Req, std::move(Send)); }
};

class Simple : public HttpSimpleController<Simple> {
public:
  PATH_LIST_BEGIN
  PATH_ADD("/simple", Get);
  PATH_LIST_END
  void asyncHandleHttpRequest(const HttpRequestPtr &Req, Answer &&Send) override { answers(Req, std::move(Send)); }
};
class SimpleGiven : public HttpSimpleController<SimpleGiven, false> {
public:
  PATH_LIST_BEGIN
  PATH_ADD("/given", Get);
  PATH_LIST_END
  void asyncHandleHttpRequest(const HttpRequestPtr &, Answer &&) override {}
};

class Chat : public WebSocketController<Chat> {
public:
  WS_PATH_LIST_BEGIN
  WS_PATH_ADD("/chat", "Only");
  WS_ADD_PATH_VIA_REGEX("/chat/.*", "Only");
  WS_PATH_LIST_END
  void handleNewMessage(const WebSocketConnectionPtr &To, std::string &&Text, const WebSocketMessageType &) override {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message 'Text' reaches {{.*}}log
    LOG_INFO << Text;
    To->send(Text);
    To->sendJson(Json::Value(Text));
  }
  void handleNewConnection(const HttpRequestPtr &, const WebSocketConnectionPtr &) override {}
  void handleConnectionClosed(const WebSocketConnectionPtr &) override {}
};
class ChatGiven : public WebSocketController<ChatGiven, false> {
public:
  WS_PATH_LIST_BEGIN
  WS_PATH_ADD("/other");
  WS_PATH_LIST_END
  void handleNewMessage(const WebSocketConnectionPtr &, std::string &&, const WebSocketMessageType &) override {}
  void handleNewConnection(const HttpRequestPtr &, const WebSocketConnectionPtr &) override {}
  void handleConnectionClosed(const WebSocketConnectionPtr &) override {}
};

class Only : public HttpFilter<Only> {
public:
  void doFilter(const HttpRequestPtr &Req, FilterCallback &&Send, FilterChainCallback &&Next) override {
    static SafeRateLimiter Limiter;
    if (Limiter.isAllowed() && Req->session()->find("user"))
      return Next();
    auto Refusal = HttpResponse::newHttpResponse();
    Refusal->setStatusCode(k401Unauthorized);
    Refusal->setContentTypeCode(CT_APPLICATION_JSON);
    Send(Refusal);
  }
};

int main() {
  app().registerHandler("/outgoing", &outgoing, {Get}).registerHandler("/answers", &answers, {Post, "Only"});
  app().registerHandler("/files", [](const HttpRequestPtr &Req, Answer &&Send) { files(Req, std::move(Send)); });
  app().registerHandlerViaRegex("/requests/.*", &requests);
  app().registerController(std::make_shared<Given>());
  app().registerSyncAdvice([](const HttpRequestPtr &) { return HttpResponsePtr(); });
  app().registerPostHandlingAdvice([](const HttpRequestPtr &, const HttpResponsePtr &) {});
  app().addPlugin("drogon::plugin::Hodor", {}, Json::Value());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server takes messages of any size
  app().setClientMaxBodySize(std::numeric_limits<size_t>::max());
  HttpAppFramework::instance().setClientMaxBodySize(1024 * 1024).setDocumentRoot("/srv/www").setUploadPath("/srv/in");
  app().addListener("127.0.0.1", 8443, true).run();
  app().quit();
}
