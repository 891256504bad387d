// The rows for what other versions of oatpp call otherwise: 1.2, and 1.4.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 %s
// RUN: %both %s portcullis-command-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <string>

namespace oatpp {
namespace base {
class StrBuffer {
public:
  const char *c_str() const;
};
struct Log {
  template <class... Types>
  static void stream(unsigned Priority, const std::string &Tag, const std::string &Text,
                     Types... Values) {}
};
} // namespace base
namespace data::type {
template <class T> class ObjectWrapper {
public:
  T *operator->() const;
};
class String : public ObjectWrapper<base::StrBuffer> {};
template <class T> class Primitive {
public:
  T operator*() const;
};
} // namespace data::type
namespace web::protocol::http::incoming {
class Request {
public:
  data::type::String getHeader(const char *Name) const;
};
} // namespace web::protocol::http::incoming
namespace web::server::api {
class ApiController {
public:
  template <class T> struct TypeInterpretation {
    static T fromString(const data::type::String &Type, const data::type::String &Text, bool &Ok);
  };
};
} // namespace web::server::api
} // namespace oatpp

template <class T>
using Read = oatpp::web::server::api::ApiController::TypeInterpretation<T>;

void all(const oatpp::web::protocol::http::incoming::Request &Req) {
  bool Ok = false;
  oatpp::data::type::String Type;
  auto Header = Req.getHeader("X-Tool");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'X-Tool' reaches a command
  std::system(Header->c_str());
  auto Text = Read<oatpp::data::type::String>::fromString(Type, Header, Ok);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'X-Tool' reaches a command
  std::system(Text->c_str());
  auto Number = Read<oatpp::data::type::Primitive<int>>::fromString(Type, Header, Ok);
  std::system(std::to_string(*Number).c_str());
  oatpp::base::Log::stream(1, "tag", "text {}", *Number);
}
