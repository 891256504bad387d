// The parts of Drogon 1.9 that our model names: its names, bases and
// signatures, and what its macros become; bodies only where lambdas are given.
#ifndef STUB_DROGON
#define STUB_DROGON

#include "trantor/trantor.h"
#include <any>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#if __cplusplus >= 202002L
#include <coroutine>
#endif

namespace Json {
class Value;
}

#define METHOD_LIST_BEGIN                                                                                              \
  static void initPathRouting() {
#define METHOD_ADD(method, pattern, ...) registerMethod(&method, pattern, {__VA_ARGS__}, true, #method)
#define ADD_METHOD_TO(method, pattern, ...) registerMethod(&method, pattern, {__VA_ARGS__}, false, #method)
#define ADD_METHOD_VIA_REGEX(method, regex, ...) registerMethodViaRegex(&method, regex, {__VA_ARGS__}, #method)
#define METHOD_LIST_END                                                                                                \
  return;                                                                                                              \
  }
#define PATH_LIST_BEGIN                                                                                                \
  static void initPathRouting() {
#define PATH_ADD(path, ...) registerSelf__(path, {__VA_ARGS__})
#define PATH_LIST_END }
#define WS_PATH_LIST_BEGIN                                                                                             \
  static void initPathRouting() {
#define WS_PATH_ADD(path, ...) registerSelf__(path, {__VA_ARGS__})
#define WS_ADD_PATH_VIA_REGEX(path, ...) registerSelfRegex__(path, {__VA_ARGS__})
#define WS_PATH_LIST_END }

namespace drogon {

enum HttpMethod { Get, Post, Head, Put, Delete, Options, Patch, Invalid };
enum HttpStatusCode {
  k200OK = 200,
  k400BadRequest = 400,
  k401Unauthorized = 401,
  k403Forbidden = 403,
  k429TooManyRequests = 429
};
enum ContentType { CT_NONE, CT_APPLICATION_JSON, CT_TEXT_PLAIN, CT_TEXT_HTML };
enum class WebSocketMessageType { Text, Binary };

class Cookie {
public:
  enum class SameSite { kNull, kLax, kStrict, kNone };
  Cookie(std::string Key, std::string Value);
  void setHttpOnly(bool Only);
  void setSecure(bool Secure);
  void setSameSite(SameSite Policy);
  void setMaxAge(int Seconds);
  void setPath(const std::string &Path);
};

class Session {
public:
  template <typename T> T get(const std::string &Key) const;
  bool find(const std::string &Key);
  template <typename T> void insert(const std::string &Key, const T &Value);
};
using SessionPtr = std::shared_ptr<Session>;

class HttpRequest;
class HttpResponse;
using HttpRequestPtr = std::shared_ptr<HttpRequest>;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
template <typename T> using SafeStringMap = std::unordered_map<std::string, T>;

class Attributes {
public:
  template <typename T> const T &get(const std::string &Key) const;
  void insert(const std::string &Key, const std::any &Value);
  void insert(const std::string &Key, std::any &&Value);
};
using AttributesPtr = std::shared_ptr<Attributes>;

class HttpRequest {
public:
  virtual ~HttpRequest() = default;
  virtual const AttributesPtr &attributes() const = 0;
  const AttributesPtr &getAttributes() const { return attributes(); }
  virtual const std::string &getHeader(std::string Name) const = 0;
  virtual const SafeStringMap<std::string> &headers() const = 0;
  const SafeStringMap<std::string> &getHeaders() const { return headers(); }
  virtual const std::string &getCookie(const std::string &Name) const = 0;
  virtual const SafeStringMap<std::string> &cookies() const = 0;
  const SafeStringMap<std::string> &getCookies() const { return cookies(); }
  virtual const std::string &query() const = 0;
  const std::string &getQuery() const { return query(); }
  std::string_view body() const;
  std::string_view getBody() const { return body(); }
  virtual const char *bodyData() const = 0;
  virtual const std::string &path() const = 0;
  const std::string &getPath() const { return path(); }
  virtual const std::string &getOriginalPath() const = 0;
  virtual const std::vector<std::string> &getRoutingParameters() const = 0;
  virtual const SessionPtr &session() const = 0;
  const SessionPtr &getSession() const { return session(); }
  virtual const SafeStringMap<std::string> &parameters() const = 0;
  const SafeStringMap<std::string> &getParameters() const { return parameters(); }
  virtual const std::string &getParameter(const std::string &Name) const = 0;
  template <typename T> std::optional<T> getOptionalParameter(const std::string &Name);
  virtual const trantor::InetAddress &peerAddr() const = 0;
  const trantor::InetAddress &getPeerAddr() const { return peerAddr(); }
  virtual const std::shared_ptr<Json::Value> &jsonObject() const = 0;
  const std::shared_ptr<Json::Value> &getJsonObject() const { return jsonObject(); }
  virtual HttpMethod method() const = 0;
};

class HttpResponse {
public:
  virtual ~HttpResponse() = default;
  static HttpResponsePtr newHttpResponse();
  static HttpResponsePtr newHttpResponse(HttpStatusCode Code, ContentType Type);
  static HttpResponsePtr newHttpJsonResponse(const Json::Value &Data);
  static HttpResponsePtr newHttpJsonResponse(Json::Value &&Data);
  static HttpResponsePtr newRedirectionResponse(const std::string &Location);
  static HttpResponsePtr newFileResponse(const std::string &Path, const std::string &Attachment = "");
  static HttpResponsePtr newFileResponse(const unsigned char *Buffer, size_t Length,
                                         const std::string &Attachment = "");
  virtual void setStatusCode(HttpStatusCode Code) = 0;
  void setCustomStatusCode(int Code);
  virtual void setContentTypeCode(ContentType Type) = 0;
  void setContentTypeString(const std::string_view &Type);
  void setContentTypeCodeAndCustomString(ContentType Type, const std::string_view &Text);
  virtual void addHeader(std::string Name, const std::string &Value) = 0;
  virtual void addCookie(const std::string &Key, const std::string &Value) = 0;
  virtual void addCookie(const Cookie &Made) = 0;
  virtual void setBody(const std::string &Body) = 0;
  virtual void setBody(std::string &&Body) = 0;
};

class ResponseStream {
public:
  bool send(const std::string &Data);
};

class HttpFile {
public:
  const std::string &getFileName() const noexcept;
  std::string_view getFileExtension() const noexcept;
  const std::string &getItemName() const noexcept;
  int save() const noexcept;
  int save(const std::string &Path) const noexcept;
  int saveAs(const std::string &Name) const noexcept;
  std::string_view fileContent() const noexcept;
  const char *fileData() const noexcept;
};

class MultiPartParser {
public:
  int parse(const HttpRequestPtr &Req);
  const std::vector<HttpFile> &getFiles() const;
  const SafeStringMap<std::string> &getParameters() const;
  template <typename T> std::optional<T> getOptionalParameter(const std::string &Name);
  template <typename T> T getParameter(const std::string &Name);
};

class WebSocketConnection {
public:
  virtual void send(std::string_view Text) = 0;
  virtual void sendJson(const Json::Value &Data) = 0;
};
using WebSocketConnectionPtr = std::shared_ptr<WebSocketConnection>;

class RateLimiter {
public:
  virtual bool isAllowed() = 0;
};
class SafeRateLimiter : public RateLimiter {
public:
  bool isAllowed() override;
};

class HttpClient {
public:
  static std::shared_ptr<HttpClient> newHttpClient(const std::string &Host);
  static std::shared_ptr<HttpClient> newHttpClient(const std::string &Host, void *Loop, bool UsesOldTls = false,
                                                   bool Validates = true);
  static std::shared_ptr<HttpClient> newHttpClient(const std::string &Ip, uint16_t Port, bool UsesTls = false,
                                                   void *Loop = nullptr, bool UsesOldTls = false,
                                                   bool Validates = true);
};

class WebSocketClient {
public:
  static std::shared_ptr<WebSocketClient> newWebSocketClient(const std::string &Host);
};

namespace internal {
class HttpConstraint {
public:
  HttpConstraint(HttpMethod Method);
  HttpConstraint(std::string Filter);
  HttpConstraint(const char *Filter);
};
} // namespace internal
using Constraints = std::vector<internal::HttpConstraint>;

using AdviceCallback = std::function<void(const HttpResponsePtr &)>;
using AdviceChainCallback = std::function<void()>;
using FilterCallback = std::function<void(const HttpResponsePtr &)>;
using FilterChainCallback = std::function<void()>;
using MiddlewareCallback = std::function<void(const HttpResponsePtr &)>;
using MiddlewareNextCallback = std::function<void(std::function<void(const HttpResponsePtr &)> &&)>;

namespace orm {
class DbClient;
}

class HttpAppFramework {
public:
  virtual ~HttpAppFramework() = default;
  static HttpAppFramework &instance();
  HttpAppFramework &addListener(const std::string &Address, uint16_t Port, bool UsesTls = false,
                                const std::string &Certificate = "", const std::string &Key = "",
                                bool UsesOldTls = false);
  HttpAppFramework &setThreadNum(size_t Number);
  HttpAppFramework &setClientMaxBodySize(size_t Size);
  HttpAppFramework &setDocumentRoot(const std::string &Path);
  HttpAppFramework &setUploadPath(const std::string &Path);
  HttpAppFramework &loadConfigFile(const std::string &Path);
  void run();
  void quit();
  template <typename Function>
  HttpAppFramework &registerHandler(const std::string &Path, Function &&Handler, const Constraints &Told = {},
                                    const std::string &Name = "") {
    return *this;
  }
  template <typename Function>
  HttpAppFramework &registerHandlerViaRegex(const std::string &Path, Function &&Handler, const Constraints &Told = {},
                                            const std::string &Name = "") {
    return *this;
  }
  template <typename T> HttpAppFramework &registerController(const std::shared_ptr<T> &Controller);
  HttpAppFramework &registerSyncAdvice(const std::function<HttpResponsePtr(const HttpRequestPtr &)> &Advice);
  HttpAppFramework &registerPreRoutingAdvice(
      const std::function<void(const HttpRequestPtr &, AdviceCallback &&, AdviceChainCallback &&)> &Advice);
  HttpAppFramework &registerPostHandlingAdvice(
      const std::function<void(const HttpRequestPtr &, const HttpResponsePtr &)> &Advice);
  void addPlugin(const std::string &Name, const std::vector<std::string> &Needs, const Json::Value &Configuration);
  const Json::Value &getCustomConfig() const;
  void forward(const HttpRequestPtr &Req, std::function<void(const HttpResponsePtr &)> &&Answer,
               const std::string &Host);
  std::shared_ptr<orm::DbClient> getDbClient(const std::string &Name = "default");
  HttpAppFramework &createDbClient(const std::string &Type, const std::string &Host, unsigned short Port,
                                   const std::string &Database, const std::string &User, const std::string &Password);
  HttpAppFramework &createRedisClient(const std::string &Ip, unsigned short Port, const std::string &Name = "default",
                                      const std::string &Password = "");
};
HttpAppFramework &app();

template <typename T> class DrObject {};
class HttpControllerBase {};
template <typename T, bool AutoCreation = true> class HttpController : public DrObject<T>, public HttpControllerBase {
protected:
  template <typename Function>
  static void registerMethod(Function &&Handler, const std::string &Pattern, const Constraints &Told = {},
                             bool ClassNameInPath = true, const std::string &Name = "");
  template <typename Function>
  static void registerMethodViaRegex(Function &&Handler, const std::string &Pattern, const Constraints &Told = {},
                                     const std::string &Name = "");
};

class HttpSimpleControllerBase {
public:
  virtual void asyncHandleHttpRequest(const HttpRequestPtr &Req,
                                      std::function<void(const HttpResponsePtr &)> &&Answer) = 0;
};
template <typename T, bool AutoCreation = true>
class HttpSimpleController : public DrObject<T>, public HttpSimpleControllerBase {
protected:
  static void registerSelf__(const std::string &Path, const Constraints &Told);
};

class WebSocketControllerBase {
public:
  virtual void handleNewMessage(const WebSocketConnectionPtr &, std::string &&, const WebSocketMessageType &) = 0;
  virtual void handleNewConnection(const HttpRequestPtr &, const WebSocketConnectionPtr &) = 0;
  virtual void handleConnectionClosed(const WebSocketConnectionPtr &) = 0;
};
template <typename T, bool AutoCreation = true>
class WebSocketController : public DrObject<T>, public WebSocketControllerBase {
protected:
  static void registerSelf__(const std::string &Path, const Constraints &Told);
  static void registerSelfRegex__(const std::string &Path, const Constraints &Told);
};

class HttpFilterBase {
public:
  virtual void doFilter(const HttpRequestPtr &Req, FilterCallback &&Answer, FilterChainCallback &&Next) = 0;
};
template <typename T, bool AutoCreation = true> class HttpFilter : public DrObject<T>, public HttpFilterBase {};
class HttpMiddlewareBase {
public:
  virtual void invoke(const HttpRequestPtr &Req, MiddlewareNextCallback &&Next, MiddlewareCallback &&Answer) = 0;
};
template <typename T, bool AutoCreation = true> class HttpMiddleware : public DrObject<T>, public HttpMiddlewareBase {};

namespace utils {
std::string urlEncode(const std::string &Text);
std::string urlDecode(const std::string &Text);
std::string getMd5(const std::string &Text);
} // namespace utils
struct HttpViewData {
  static std::string htmlTranslate(const std::string &Text);
};

namespace orm {

class Field {
public:
  const char *name() const;
  template <typename T> T as() const;
  const char *c_str() const;
};
class Row {
public:
  Field operator[](size_t Index) const noexcept;
  Field operator[](int Index) const noexcept;
  Field operator[](const char *Column) const;
  const Field *begin() const noexcept;
  const Field *end() const noexcept;
};
class Result {
public:
  size_t size() const noexcept;
  Row operator[](size_t Index) const noexcept;
  const Row *begin() const noexcept;
  const Row *end() const noexcept;
};
class DrogonDbException {};

namespace internal {
class SqlBinder {
public:
  template <typename T> SqlBinder &operator<<(T &&Value);
  SqlBinder &operator<<(const std::string &Value);
  template <typename Function> SqlBinder &operator>>(Function &&Callback) { return *this; }
};
#if __cplusplus >= 202002L
struct SqlAwaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  Result await_resume();
};
#endif
} // namespace internal

class DbClient {
public:
  static std::shared_ptr<DbClient> newPgClient(const std::string &Info, size_t Connections, bool AutoBatch = false);
  static std::shared_ptr<DbClient> newMysqlClient(const std::string &Info, size_t Connections);
  template <typename Callback, typename Failure, typename... Values>
  void execSqlAsync(const std::string &Sql, Callback &&Then, Failure &&Else, Values &&...Bound) noexcept {}
  template <typename... Values> std::future<Result> execSqlAsyncFuture(const std::string &Sql, Values &&...Bound);
  template <typename... Values> Result execSqlSync(const std::string &Sql, Values &&...Bound);
#if __cplusplus >= 202002L
  template <typename... Values> internal::SqlAwaiter execSqlCoro(const std::string &Sql, Values &&...Bound);
#endif
  internal::SqlBinder operator<<(const std::string &Sql);
};
using DbClientPtr = std::shared_ptr<DbClient>;

class CustomSql {
public:
  explicit CustomSql(std::string Sql);
};
class Criteria {
public:
  Criteria() = default;
  explicit Criteria(const CustomSql &Sql);
  template <typename T> Criteria(const std::string &Column, T &&Value);
};
template <typename T> class Mapper {
public:
  explicit Mapper(DbClientPtr Client);
  Mapper &limit(size_t Rows);
  Mapper &paginate(size_t Page, size_t PerPage);
  Mapper &orderBy(const std::string &Column);
  T findOne(const Criteria &Which);
  std::vector<T> findAll();
  std::vector<T> findBy(const Criteria &Which);
  void insert(T &Object);
  size_t update(const T &Object);
  size_t deleteBy(const Criteria &Which);
};
template <typename T> class QueryBuilder {
public:
  QueryBuilder &from(const std::string &Table);
};

} // namespace orm

namespace nosql {
class RedisResult {
public:
  std::string asString() const;
};
class RedisClient {
public:
  static std::shared_ptr<RedisClient> newRedisClient(const trantor::InetAddress &Server, size_t Connections = 1,
                                                     const std::string &Password = "");
  virtual void execCommandAsync(std::function<void(const RedisResult &)> &&Then,
                                std::function<void(const std::exception &)> &&Else, std::string_view Command,
                                ...) noexcept = 0;
  template <typename T, typename... Values>
  T execCommandSync(std::function<T(const RedisResult &)> &&Process, std::string_view Command, Values &&...More);
#if __cplusplus >= 202002L
  template <typename... Values> orm::internal::SqlAwaiter execCommandCoro(std::string_view Command, Values... More);
#endif
};
} // namespace nosql

#if __cplusplus >= 202002L
template <typename T = void> class Task {
public:
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_value(const T &Value);
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
#endif

} // namespace drogon

#endif
