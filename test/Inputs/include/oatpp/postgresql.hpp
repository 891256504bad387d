// The parts of oatpp 1.3 and oatpp-postgresql that our model names.
#ifndef STUB_OATPP
#define STUB_OATPP

#include <memory>
#include <string>

namespace oatpp {
namespace data::mapping::type {
class String {
public:
  String();
  String(const char *Text);
  String(const std::string &Text);
};
} // namespace data::mapping::type
using String = data::mapping::type::String;

namespace postgresql {
class ConnectionProvider {
public:
  ConnectionProvider(const String &Text);
};
} // namespace postgresql
} // namespace oatpp

#endif
