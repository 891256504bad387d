// The parts of Crow 1.3 that our model names: its names, bases and signatures,
// without bodies.
#ifndef STUB_CROW
#define STUB_CROW

#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crow {

enum class HTTPMethod { Delete = 0, Get, Head, Post, Put, Options, Patch,
                        DELETE = 0, GET, HEAD, POST, PUT, OPTIONS, PATCH };
enum class status { OK = 200, BAD_REQUEST = 400, TOO_MANY_REQUESTS = 429 };

using ci_map = std::unordered_multimap<std::string, std::string>;
const std::string &get_header_value(const ci_map &Headers, const std::string &Key);

class query_string {
public:
  char *get(const std::string &Name) const;
  char *pop(const std::string &Name);
  std::vector<char *> get_list(const std::string &Name, bool Brackets = true) const;
  std::vector<char *> pop_list(const std::string &Name, bool Brackets = true);
  std::unordered_map<std::string, std::string> get_dict(const std::string &Name) const;
};

struct request {
  HTTPMethod method;
  std::string raw_url;
  std::string url;
  query_string url_params;
  ci_map headers;
  std::string body;
  std::string remote_ip_address;
  const std::string &get_header_value(const std::string &Key) const;
  const query_string get_body_params() const;
};

namespace json {
enum class type { Null, String, Number, Object, List };
namespace detail {
struct r_string {
  operator std::string() const;
  size_t size() const;
};
} // namespace detail

class rvalue {
public:
  const rvalue &operator[](const char *Key) const;
  const rvalue &operator[](const std::string &Key) const;
  detail::r_string s() const;
  int64_t i() const;
  type t() const;
  size_t size() const;
  bool has(const char *Key) const;
  size_t count(const std::string &Key) const;
  explicit operator std::string() const;
  explicit operator bool() const noexcept;
};

rvalue load(const char *Data, size_t Size);
rvalue load(const std::string &Text);

class wvalue {
public:
  wvalue();
  wvalue(const std::string &Text);
  wvalue(const char *Text);
  wvalue(int Value);
  wvalue(const rvalue &Value);
  wvalue(std::vector<wvalue> &Values);
  wvalue(std::vector<wvalue> &&Values);
  wvalue(std::initializer_list<std::pair<std::string const, wvalue>> Values);
  wvalue &operator=(const std::string &Text);
  wvalue &operator[](const std::string &Key);
  std::string dump() const;
};
} // namespace json

struct response {
  int code = 200;
  std::string body;
  ci_map headers;
  response();
  explicit response(int Code);
  response(std::string Body);
  response(int Code, std::string Body);
  response(std::string Type, std::string Body);
  response(int Code, std::string Type, std::string Body);
  response(const json::wvalue &Body);
  void set_header(std::string Name, std::string Value);
  void add_header(std::string Name, std::string Value);
  void write(const std::string &Part);
  void end();
  void end(const std::string &Part);
  void redirect(const std::string &Location);
  void redirect_perm(const std::string &Location);
  void moved(const std::string &Location);
  void moved_perm(const std::string &Location);
  void set_static_file_info(std::string Path);
  void set_static_file_info_unsafe(std::string Path);
};

namespace multipart {
struct header {
  std::string value;
  std::unordered_map<std::string, std::string> params;
};
using mph_map = std::unordered_multimap<std::string, header>;
struct part {
  mph_map headers;
  std::string body;
  const header &get_header_object(const std::string &Key) const;
};
struct message {
  std::vector<part> parts;
  std::multimap<std::string, part> part_map;
  explicit message(const request &Req);
  part get_part_by_name(const std::string &Name);
};
struct part_view {
  std::string_view body;
};
struct message_view {
  std::vector<part_view> parts;
  explicit message_view(const request &Req);
};
} // namespace multipart

namespace mustache {
using context = json::wvalue;
struct rendered_template {
  std::string dump() const;
};
class template_t {
public:
  rendered_template render(const context &Values) const;
  std::string render_string(const context &Values) const;
};
template_t load(const std::string &File);
} // namespace mustache

enum class LogLevel { Debug, Info, Warning, Error, Critical };
class logger {
public:
  explicit logger(LogLevel Level);
  template <typename T> logger &operator<<(T const &Value) { return *this; }
};

struct ILocalMiddleware {};

struct CookieParser {
  struct Cookie {
    enum class SameSitePolicy { Strict, Lax, None };
    Cookie(const std::string &Key);
    Cookie(const std::string &Key, const std::string &Value);
    Cookie &value(const std::string &Value);
    Cookie &max_age(long long Seconds);
    Cookie &domain(const std::string &Name);
    Cookie &path(const std::string &Path);
    Cookie &secure();
    Cookie &httponly();
    Cookie &same_site(SameSitePolicy Policy);
  };
  struct context {
    std::string get_cookie(const std::string &Key) const;
    template <typename U> Cookie &set_cookie(const std::string &Key, U &&Value);
    Cookie &set_cookie(Cookie Made);
  };
  void before_handle(request &Req, response &Res, context &Ctx);
  void after_handle(request &Req, response &Res, context &Ctx);
};

namespace websocket {
struct connection {
  virtual ~connection() = default;
  virtual void send_text(std::string Text) = 0;
  virtual void send_binary(std::string Bytes) = 0;
  virtual std::string get_remote_ip() = 0;
};
} // namespace websocket

class BaseRule {};
template <typename App> class WebSocketRule : public BaseRule {
public:
  template <typename Func> WebSocketRule &onaccept(Func F) { return *this; }
  template <typename Func> WebSocketRule &onopen(Func F) { return *this; }
  template <typename Func> WebSocketRule &onmessage(Func F) { return *this; }
  template <typename Func> WebSocketRule &onclose(Func F) { return *this; }
};

template <typename Self> struct RuleParameterTraits {
  using self_t = Self;
  template <typename App> WebSocketRule<App> &websocket(App *TheApp);
  self_t &name(std::string Name) noexcept { return static_cast<self_t &>(*this); }
  self_t &methods(HTTPMethod Method) { return static_cast<self_t &>(*this); }
  template <typename... Methods>
  self_t &methods(HTTPMethod Method, Methods... More) {
    return static_cast<self_t &>(*this);
  }
  template <typename App, typename... Middlewares> self_t &middlewares() {
    return static_cast<self_t &>(*this);
  }
};

class DynamicRule : public BaseRule, public RuleParameterTraits<DynamicRule> {
public:
  template <typename Handler> void operator()(Handler H) {}
  template <typename Handler> void operator()(std::string Name, Handler &&H) {}
};
#ifdef CROW_1_0
namespace detail {
template <typename Route, typename App, typename... Middlewares>
struct handler_call_bridge {
  template <typename Handler> void operator()(Handler &&H) const {}
  Route *tptr;
};
} // namespace detail
#endif
template <typename... Args>
class TaggedRule : public BaseRule, public RuleParameterTraits<TaggedRule<Args...>> {
public:
#ifdef CROW_1_0
  template <typename App, typename... Middlewares>
  detail::handler_call_bridge<TaggedRule, App, Middlewares...> middlewares() {
    return {this};
  }
#endif
  template <typename Handler> void operator()(Handler &&H) {}
  template <typename Handler> void operator()(std::string Name, Handler &&H) {}
};
class CatchallRule : public BaseRule, public RuleParameterTraits<CatchallRule> {
public:
  template <typename Handler> void operator()(Handler &&H) {}
};

class Blueprint {
public:
  explicit Blueprint(const std::string &Prefix);
  template <typename App, typename... Middlewares> void middlewares() {}
  template <uint64_t Tag> TaggedRule<> &new_rule_tagged(std::string &&Rule);
  DynamicRule &new_rule_dynamic(std::string &&Rule);
  Blueprint &register_blueprint(Blueprint &Part);
};

template <typename... Middlewares> class Crow {
public:
  using self_t = Crow;
  Crow() {}
  template <typename... Given> explicit Crow(Given &&...Values) {}
  template <uint64_t Tag> TaggedRule<> &route(std::string &&Rule);
  DynamicRule &route_dynamic(const std::string &Rule);
  CatchallRule &catchall_route();
  self_t &register_blueprint(Blueprint &Part);
  self_t &port(uint16_t Port);
  self_t &bindaddr(std::string Address);
  self_t &local_socket_path(std::string Path);
  self_t &multithreaded();
  self_t &ssl_file(const std::string &Certificate, const std::string &Key);
  self_t &ssl_chainfile(const std::string &Certificate, const std::string &Key);
  void run();
  void stop();
  std::future<void> run_async();
  template <typename T> typename T::context &get_context(const request &Req);
  template <typename T> T &get_middleware();
};
template <typename... Middlewares> using App = Crow<Middlewares...>;
using SimpleApp = Crow<>;

} // namespace crow

constexpr crow::HTTPMethod operator""_method(const char *Text, size_t Size) {
  return crow::HTTPMethod::Get;
}

#define CROW_ROUTE(app, url) (app).template route<sizeof(url)>(url)
#define CROW_WEBSOCKET_ROUTE(app, url)                                         \
  (app).template route<sizeof(url)>(url).template websocket<                   \
      std::remove_reference<decltype(app)>::type>(&(app))
#define CROW_BP_ROUTE(blueprint, url) (blueprint).new_rule_tagged<sizeof(url)>(url)
#define CROW_CATCHALL_ROUTE(app) (app).catchall_route()
#ifdef CROW_1_0
#define CROW_MIDDLEWARES(app, ...)                                             \
  middlewares<std::remove_reference<decltype(app)>::type, __VA_ARGS__>()
#else
#define CROW_MIDDLEWARES(app, ...)                                             \
  template middlewares<typename std::remove_reference<decltype(app)>::type, __VA_ARGS__>()
#endif
#define CROW_LOG_INFO crow::logger(crow::LogLevel::Info)
#define CROW_LOG_ERROR crow::logger(crow::LogLevel::Error)

#endif
