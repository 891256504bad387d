// The parts of oatpp 1.3 that our model names, in our words.
#ifndef STUB_OATPP
#define STUB_OATPP

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace oatpp {
namespace data::mapping::type {
template <class T, class Clazz> class ObjectWrapper {
public:
  ObjectWrapper();
  template <class Q, class W> ObjectWrapper(const ObjectWrapper<Q, W> &Other);
  T *operator->() const;
  T *get() const;
  std::shared_ptr<T> getPtr() const;
  explicit operator bool() const;
};
namespace __class {
class String;
class Int32;
class Void;
} // namespace __class

class String : public ObjectWrapper<std::string, __class::String> {
public:
  String();
  String(std::nullptr_t);
  String(const char *Text);
  String(const std::string &Text);
  const std::string &operator*() const;
  operator std::string() const;
  std::string getValue(const std::string &Default) const;
  static String loadFromFile(const char *Name);
  void saveToFile(const char *Name) const;
  bool operator==(std::nullptr_t) const;
  bool operator!=(std::nullptr_t) const;
  bool operator==(const char *Text) const;
};
String operator+(const char *A, const String &B);
String operator+(const String &A, const char *B);
String operator+(const String &A, const String &B);

template <class T, class Clazz> class Primitive : public ObjectWrapper<T, Clazz> {
public:
  Primitive();
  Primitive(T Value);
  T operator*() const;
  operator T() const;
  bool operator==(std::nullptr_t) const;
  bool operator!=(std::nullptr_t) const;
  T getValue(const T &Default) const;
};
class Void : public ObjectWrapper<void, __class::Void> {
public:
  Void();
  template <class T, class C> Void(const ObjectWrapper<T, C> &Other);
};
template <class D> class DTOWrapper : public ObjectWrapper<D, D> {
public:
  static DTOWrapper createShared();
};
template <class Item> class Vector : public ObjectWrapper<std::vector<Item>, Item> {
public:
  std::vector<Item> &operator*() const;
  bool operator==(std::nullptr_t) const;
};
} // namespace data::mapping::type

using String = data::mapping::type::String;
using Void = data::mapping::type::Void;
using Int32 = data::mapping::type::Primitive<int, data::mapping::type::__class::Int32>;
template <class D> using Object = data::mapping::type::DTOWrapper<D>;
template <class Item> using Vector = data::mapping::type::Vector<Item>;
class BaseObject {
public:
  struct Property {
    struct Info {
      std::string description;
      bool required = false;
    };
  };
};
class DTO : public BaseObject {};

namespace data::stream {
class FileInputStream {
public:
  FileInputStream(const char *Name, const std::shared_ptr<void> &Captured = nullptr);
};
class FileOutputStream {
public:
  FileOutputStream(const char *Name, const char *Mode = "wb", const std::shared_ptr<void> &Captured = nullptr);
};
} // namespace data::stream

namespace data::mapping {
class ObjectMapper {
public:
  String writeToString(const type::Void &Value) const;
  template <class Wrapper> Wrapper readFromString(const String &Text) const;
};
} // namespace data::mapping

namespace data::share {
class MemoryLabel {
public:
  const char *getData() const;
  String toString() const;
  std::string std_str() const;
};
class StringKeyLabel : public MemoryLabel {
public:
  StringKeyLabel(const char *Text);
  StringKeyLabel(const String &Text);
};
class StringKeyLabelCI : public MemoryLabel {
public:
  StringKeyLabelCI(const char *Text);
  StringKeyLabelCI(const String &Text);
};
template <class Key, class Map> class LazyStringMapTemplate {
public:
  String get(const Key &Name) const;
  template <class T> T getAsMemoryLabel(const Key &Name) const;
};
class StringTemplate {};
} // namespace data::share

namespace data::resource {
class Resource {
public:
  virtual ~Resource();
  virtual String getInMemoryData() = 0;
};
} // namespace data::resource

namespace encoding {
class Url {
public:
  static String decode(const String &Text);
};
} // namespace encoding

namespace base {
class Environment {
public:
  static void logFormatted(unsigned Priority, const std::string &Tag,
                           const char *Format, ...);
};
} // namespace base
#define OATPP_LOGD(TAG, ...) oatpp::base::Environment::logFormatted(1, TAG, __VA_ARGS__);

namespace network {
struct Address {
  enum Family { IP_4, IP_6 };
  Address(const String &Host, unsigned short Port, Family Kind = IP_4);
};
class ServerConnectionProvider {};
class ConnectionHandler {};
namespace server { // Until 1.2.
class SimpleTCPConnectionProvider : public ServerConnectionProvider {
public:
  static std::shared_ptr<SimpleTCPConnectionProvider>
  createShared(unsigned short Port, bool Extended = false);
  static std::shared_ptr<SimpleTCPConnectionProvider>
  createShared(const String &Host, unsigned short Port, bool Extended = false);
};
} // namespace server
namespace tcp::server {
class ConnectionProvider : public ServerConnectionProvider {
public:
  static std::shared_ptr<ConnectionProvider>
  createShared(const Address &Where, bool Extended = false);
};
} // namespace tcp::server
namespace tcp::client {
class ConnectionProvider {
public:
  static std::shared_ptr<ConnectionProvider> createShared(const Address &Where);
};
} // namespace tcp::client
class Server {
public:
  Server(const std::shared_ptr<ServerConnectionProvider> &Provider,
         const std::shared_ptr<ConnectionHandler> &Handler);
  void run();
};
} // namespace network

namespace openssl {
class Config {
public:
  static std::shared_ptr<Config> createDefaultServerConfigShared(const char *Certificate,
                                                                 const char *Key);
};
namespace server {
class ConnectionProvider : public network::ServerConnectionProvider {
public:
  static std::shared_ptr<ConnectionProvider>
  createShared(const std::shared_ptr<Config> &Settings,
               const std::shared_ptr<network::ServerConnectionProvider> &Inside);
  static std::shared_ptr<ConnectionProvider>
  createShared(const std::shared_ptr<Config> &Settings,
               const network::Address &Where, bool Extended = false);
};
} // namespace server
} // namespace openssl

namespace async {
class Action {};
class AbstractCoroutine {
public:
  virtual ~AbstractCoroutine();
  virtual Action act() = 0;
};
template <class T> class Coroutine : public AbstractCoroutine {
public:
  using Function = Action (T::*)();
  Action yieldTo(const Function &Next) const;
  Action finish() const;
};
template <class... Args>
class AbstractCoroutineWithResult : public AbstractCoroutine {
public:
  class StarterForResult {
  public:
    StarterForResult(AbstractCoroutineWithResult *);
    template <class C> Action callbackTo(Action (C::*Next)(Args...));
  };
};
template <class... Args>
using CoroutineStarterForResult =
    typename AbstractCoroutineWithResult<Args...>::StarterForResult;
template <class T, class... Args>
class CoroutineWithResult : public AbstractCoroutineWithResult<Args...> {
public:
  using Function = Action (T::*)();
  template <class... Given>
  static CoroutineStarterForResult<Args...> startForResult(Given... Values) {
    return new T(Values...);
  }
  Action yieldTo(const Function &Next) const;
  Action _return(Args... Values);
};
} // namespace async

namespace web::protocol::http {
class Status {
public:
  static const Status CODE_200;
  static const Status CODE_400;
  static const Status CODE_401;
  static const Status CODE_429;
};
class Header {
public:
  static const char *const AUTHORIZATION;
  static const char *const CONTENT_TYPE;
  static const char *const CORS_ORIGIN;
};
class HttpError {
public:
  HttpError(const Status &Code, const String &Message);
};
struct RequestStartingLine {
  data::share::StringKeyLabel method, path;
};
using Headers = data::share::LazyStringMapTemplate<data::share::StringKeyLabelCI, int>;
using QueryParams = data::share::LazyStringMapTemplate<data::share::StringKeyLabel, int>;

namespace incoming {
class Request {
public:
  const RequestStartingLine &getStartingLine() const;
  String getPathVariable(const data::share::StringKeyLabel &Name) const;
  String getPathTail() const;
  const QueryParams &getQueryParameters() const;
  String getQueryParameter(const data::share::StringKeyLabel &Name) const;
  String getQueryParameter(const data::share::StringKeyLabel &Name, const String &Default) const;
  const Headers &getHeaders() const;
  String getHeader(const data::share::StringKeyLabelCI &Name) const;
  String readBodyToString() const;
  async::CoroutineStarterForResult<const String &> readBodyToStringAsync() const;
  template <class Wrapper>
  Wrapper readBodyToDto(data::mapping::ObjectMapper *Mapper) const;
  void putBundleData(const String &Key, const Void &Value);
  template <class Wrapper> Wrapper getBundleData(const String &Key) const;
};
} // namespace incoming

namespace outgoing {
class Response {
public:
  void putHeader(const String &Key, const String &Value);
  bool putHeaderIfNotExists(const String &Key, const String &Value);
  bool putOrReplaceHeader(const String &Key, const String &Value);
};
class ResponseFactory {
public:
  static std::shared_ptr<Response> createResponse(const Status &Code, const String &Text);
  static std::shared_ptr<Response>
  createResponse(const Status &Code, const Void &Value,
                 const std::shared_ptr<data::mapping::ObjectMapper> &Mapper);
};
} // namespace outgoing
} // namespace web::protocol::http

namespace web::mime::multipart {
class Part {
public:
  String getFilename() const;
  String getInMemoryData() const;
  std::shared_ptr<data::resource::Resource> getPayload();
};
class PartList {
public:
  std::shared_ptr<Part> getNamedPart(const String &Name);
};
} // namespace web::mime::multipart

namespace web::server {
class HttpRequestHandler {
public:
  using IncomingRequest = protocol::http::incoming::Request;
  using OutgoingResponse = protocol::http::outgoing::Response;
  virtual ~HttpRequestHandler();
  virtual std::shared_ptr<OutgoingResponse>
  handle(const std::shared_ptr<IncomingRequest> &Req);
};

namespace interceptor {
class RequestInterceptor {
public:
  using IncomingRequest = protocol::http::incoming::Request;
  using OutgoingResponse = protocol::http::outgoing::Response;
  virtual ~RequestInterceptor();
  virtual std::shared_ptr<OutgoingResponse>
  intercept(const std::shared_ptr<IncomingRequest> &Req) = 0;
};
class ResponseInterceptor {};
class AllowCorsGlobal : public ResponseInterceptor {
public:
  AllowCorsGlobal(const String &Origin = "*", const String &Methods = "GET");
};
} // namespace interceptor

class HttpConnectionHandler : public network::ConnectionHandler {
public:
  static std::shared_ptr<HttpConnectionHandler> createShared();
  void addRequestInterceptor(const std::shared_ptr<interceptor::RequestInterceptor> &It);
  void addResponseInterceptor(const std::shared_ptr<interceptor::ResponseInterceptor> &It);
};

namespace handler {
class AuthorizationObject {};
class AuthorizationHandler {};
} // namespace handler

namespace api {
class Endpoint {
public:
  struct Info {
    static std::shared_ptr<Info> createShared();
    String name, path, method;
  };
};
class Endpoints {};

class ApiController {
public:
  using ObjectMapper = data::mapping::ObjectMapper;
  using Status = protocol::http::Status;
  using IncomingRequest = protocol::http::incoming::Request;
  using OutgoingResponse = protocol::http::outgoing::Response;
  using String = oatpp::String;
  using Int32 = oatpp::Int32;
  template <class D> using Object = oatpp::Object<D>;
  using Action = async::Action;
  using EndpointInfoBuilder = std::function<std::shared_ptr<Endpoint::Info>()>;
  using __ControllerType = ApiController;

  template <class T> class Handler : public HttpRequestHandler {
  public:
    using Method =
        std::shared_ptr<OutgoingResponse> (T::*)(const std::shared_ptr<IncomingRequest> &);
    using MethodAsync = async::CoroutineStarterForResult<const std::shared_ptr<OutgoingResponse> &> (
        T::*)(const std::shared_ptr<IncomingRequest> &);
    static std::shared_ptr<Handler> createShared(T *Controller, Method Sync,
                                                 MethodAsync Async);
  };
  template <class CoroutineT, class ControllerT>
  class HandlerCoroutine
      : public async::CoroutineWithResult<CoroutineT,
                                          const std::shared_ptr<OutgoingResponse> &> {
  public:
    HandlerCoroutine(ControllerT *Controller,
                     const std::shared_ptr<IncomingRequest> &Req)
        : controller(Controller), request(Req) {}
    ControllerT *const controller;
    std::shared_ptr<IncomingRequest> request;
  };
  template <class T> struct TypeInterpretation {
    static T fromString(const String &Type, const String &Text, bool &Ok);
  };

  ApiController(const std::shared_ptr<ObjectMapper> &Mapper,
                const String &Prefix = nullptr);
  template <class T>
  static std::shared_ptr<Endpoint>
  createEndpoint(Endpoints &All, const std::shared_ptr<Handler<T>> &One,
                 const EndpointInfoBuilder &Describe);
  std::shared_ptr<OutgoingResponse> createResponse(const Status &Code,
                                                   const String &Text) const;
  std::shared_ptr<OutgoingResponse> createDtoResponse(const Status &Code,
                                                      const Void &Value) const;
  std::shared_ptr<handler::AuthorizationObject>
  handleDefaultAuthorization(const String &Header) const;
  std::shared_ptr<HttpRequestHandler> getEndpointHandler(const std::string &Name);
  void setEndpointHandler(const std::string &Name,
                          const std::shared_ptr<HttpRequestHandler> &It);

protected:
  Endpoints m_endpoints;
  const String m_routerPrefix;
};
} // namespace api
} // namespace web::server

namespace orm {
class QueryResult {};
class DbClient {
public:
  data::share::StringTemplate parseQueryTemplate(const String &Name, const String &Text);
  std::shared_ptr<QueryResult>
  execute(const data::share::StringTemplate &Query,
          const std::unordered_map<std::string, Void> &Values);
  std::shared_ptr<QueryResult>
  executeQuery(const String &Query,
               const std::unordered_map<std::string, Void> &Values);
};
} // namespace orm
} // namespace oatpp

#endif
