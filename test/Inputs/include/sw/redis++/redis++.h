// The parts of redis-plus-plus 1.3 that our model names.
#ifndef STUB_REDIS_PLUS_PLUS
#define STUB_REDIS_PLUS_PLUS

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sw::redis {
using StringView = std::string_view;
using OptionalString = std::optional<std::string>;

struct ConnectionOptions {
  ConnectionOptions() = default;
  explicit ConnectionOptions(const std::string &Uri);
  std::string host;
  int port = 6379;
  std::string user = "default";
  std::string password;
};
#define STUB_REDIS_COMMANDS                                                              \
  OptionalString get(const StringView &Key);                                             \
  bool set(const StringView &Key, const StringView &Value,                               \
           const std::chrono::milliseconds &Ttl = std::chrono::milliseconds(0));         \
  bool setnx(const StringView &Key, const StringView &Value);                            \
  void setex(const StringView &Key, long long Ttl, const StringView &Value);             \
  long long hset(const StringView &Key, const StringView &Field, const StringView &Value); \
  OptionalString hget(const StringView &Key, const StringView &Field);                   \
  long long lpush(const StringView &Key, const StringView &Value);                       \
  OptionalString lpop(const StringView &Key);                                            \
  template <typename Result, typename... Args>                                           \
  Result command(const StringView &Name, Args &&...Rest) { return Result(); }
class Redis {
public:
  explicit Redis(const ConnectionOptions &Options);
  explicit Redis(const std::string &Uri);
  void auth(const StringView &Password);
  void auth(const StringView &User, const StringView &Password);
  STUB_REDIS_COMMANDS
};
class RedisCluster {
public:
  explicit RedisCluster(const ConnectionOptions &Options);
  explicit RedisCluster(const std::string &Uri);
  STUB_REDIS_COMMANDS
};
} // namespace sw::redis

#endif
