// The part of oatpp-postgresql that our model names.
#ifndef STUB_OATPP_POSTGRESQL
#define STUB_OATPP_POSTGRESQL

#include <oatpp/oatpp.h>

namespace oatpp::postgresql {
class ConnectionProvider {
public:
  ConnectionProvider(const String &Text);
};
} // namespace oatpp::postgresql

#endif
