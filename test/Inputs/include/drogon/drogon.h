// The parts of Drogon 1.9 that our model names: its names, bases and
// signatures, without bodies.
#ifndef STUB_DROGON
#define STUB_DROGON

#include <memory>
#include <optional>
#include <string>

namespace drogon {

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

class HttpResponse;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;

class HttpResponse {
public:
  virtual ~HttpResponse() = default;
  static HttpResponsePtr newHttpResponse();
  virtual void addHeader(std::string Name, const std::string &Value) = 0;
  virtual void addCookie(const std::string &Key, const std::string &Value) = 0;
  virtual void addCookie(const Cookie &Made) = 0;
};

namespace orm {
class DbClient {
public:
  static std::shared_ptr<DbClient> newPgClient(const std::string &Info, size_t Connections, bool AutoBatch = false);
  static std::shared_ptr<DbClient> newMysqlClient(const std::string &Info, size_t Connections);
};
} // namespace orm

} // namespace drogon

#endif
