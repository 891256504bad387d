// The parts of userver 2 that our model names.
#ifndef STUB_USERVER
#define STUB_USERVER

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace userver {
namespace formats::json {
class Value {
public:
  Value operator[](std::string_view Key) const;
  bool HasMember(std::string_view Key) const;
  bool IsMissing() const;
  template <class T> T As() const;
};
class ValueBuilder {
public:
  ValueBuilder();
  ValueBuilder(const std::string &Text);
  ValueBuilder operator[](std::string Key);
  Value ExtractValue();
};
Value FromString(std::string_view Text);
std::string ToString(const Value &Document);
} // namespace formats::json

namespace logging {
class LogHelper {
public:
  LogHelper(int Level);
  LogHelper &AsLvalue();
};
template <class T> LogHelper &operator<<(LogHelper &To, const T &Value) { return To; }
} // namespace logging

namespace http {
class ContentType {
public:
  ContentType(std::string_view Text);
};
} // namespace http

namespace engine::io {
class Sockaddr {};
} // namespace engine::io

namespace server::http {
enum class HttpStatus { kOk = 200, kUnauthorized = 401 };
struct FormDataArg {
  std::string_view value;
  std::optional<std::string> filename;
};
class Cookie {
public:
  Cookie(std::string Name, std::string Value);
  Cookie &SetSecure();
  Cookie &SetHttpOnly();
  Cookie &SetSameSite(std::string Value);
  Cookie &SetMaxAge(std::chrono::seconds Value);
};
class HttpResponse {
public:
  bool SetHeader(std::string_view Name, std::string Value);
  void SetContentType(const userver::http::ContentType &Type);
  bool SetStatus(HttpStatus Status);
  void SetCookie(Cookie Made);
};
class HttpRequest {
public:
  HttpResponse &GetHttpResponse() const;
  const std::string &GetUrl() const;
  const std::string &GetRequestPath() const;
  const std::string &GetArg(std::string_view Name) const;
  const std::vector<std::string> &GetArgVector(std::string_view Name) const;
  const FormDataArg &GetFormDataArg(std::string_view Name) const;
  const std::string &GetPathArg(std::string_view Name) const;
  const std::string &GetHeader(std::string_view Name) const;
  const std::vector<std::string> &GetHeaders() const;
  const std::string &GetCookie(const std::string &Name) const;
  const std::string &RequestBody() const;
  const engine::io::Sockaddr &GetRemoteAddress() const;
  void SetResponseStatus(HttpStatus Status) const;
};
} // namespace server::http

namespace server::request {
class RequestContext {
public:
  template <typename Data> Data &SetData(std::string Name, Data Value);
  template <typename Data> Data &GetData(std::string_view Name);
  template <typename Data> Data *GetDataOptional(std::string_view Name);
};
} // namespace server::request

namespace server::handlers {
class HttpHandlerBase {
public:
  virtual ~HttpHandlerBase();
  virtual std::string HandleRequestThrow(const http::HttpRequest &Req,
                                         request::RequestContext &Context) const;
};
class HttpHandlerJsonBase : public HttpHandlerBase {
public:
  virtual formats::json::Value
  HandleRequestJsonThrow(const http::HttpRequest &Req,
                         const formats::json::Value &Document,
                         request::RequestContext &Context) const = 0;
};
} // namespace server::handlers

namespace clients::http {
class Request {
public:
  Request &get(const std::string &Url);
  Request &url(const std::string &Url);
  Request &verify(bool Verify);
};
} // namespace clients::http

namespace storages {
class Query {
public:
  Query(const char *Text);
  Query(std::string Text);
};
namespace postgres {
using Query = storages::Query;
enum class ClusterHostType { kMaster, kSlave };
struct CommandControl {};
using OptionalCommandControl = std::optional<CommandControl>;
class ResultSet {};
class Cluster {
public:
  template <class... Args>
  ResultSet Execute(ClusterHostType Host, const Query &Text, const Args &...Values) { return {}; }
  template <class... Args>
  ResultSet Execute(ClusterHostType Host, OptionalCommandControl Control,
                    const Query &Text, const Args &...Values) { return {}; }
};
class Transaction {
public:
  template <class... Args> ResultSet Execute(const Query &Text, const Args &...Values) { return {}; }
  template <class... Args>
  ResultSet Execute(OptionalCommandControl Control, const Query &Text,
                    const Args &...Values) { return {}; }
};
} // namespace postgres
} // namespace storages
} // namespace userver

#define LOG_INFO() userver::logging::LogHelper(1).AsLvalue()

#endif
