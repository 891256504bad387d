// The parts of redis-plus-plus 1.3 that our model names.
#ifndef STUB_REDIS_PLUS_PLUS
#define STUB_REDIS_PLUS_PLUS

#include <string>

namespace sw::redis {
struct ConnectionOptions {
  std::string host;
  int port = 6379;
  std::string user = "default";
  std::string password;
};
class Redis {
public:
  explicit Redis(const ConnectionOptions &Options);
  explicit Redis(const std::string &Uri);
};
class RedisCluster {
public:
  explicit RedisCluster(const ConnectionOptions &Options);
  explicit RedisCluster(const std::string &Uri);
};
} // namespace sw::redis

#endif
