// The parts of Trantor 1.5 that our model names, as Drogon uses them: names,
// signatures and the log macros' shape, without bodies.
#ifndef STUB_TRANTOR
#define STUB_TRANTOR

#include <memory>
#include <string>

namespace trantor {

class InetAddress {
public:
  std::string toIp() const;
};

class LogStream {
public:
  LogStream &operator<<(int Value);
  LogStream &operator<<(const char *Text);
  LogStream &operator<<(const std::string &Text);
};

class Logger {
public:
  enum LogLevel { kTrace, kDebug, kInfo, kWarn, kError, kFatal };
  Logger(const char *File, int Line);
  Logger(const char *File, int Line, LogLevel Level);
  ~Logger();
  static LogLevel logLevel();
  LogStream &stream();
};

class RawLogger {
public:
  ~RawLogger();
  LogStream &stream();
};

class TLSPolicy {
public:
  TLSPolicy &setUseOldTLS(bool Use);
  TLSPolicy &setValidate(bool Enable);
  TLSPolicy &setAllowBrokenChain(bool Allow);
};

namespace utils {
struct Hash128 {
  unsigned char bytes[16];
};
Hash128 md5(const std::string &Text);
std::string toHexString(const Hash128 &Hash);
} // namespace utils

} // namespace trantor

#define LOG_DEBUG                                                                                                      \
  if (trantor::Logger::logLevel() <= trantor::Logger::kDebug)                                                          \
  trantor::Logger(__FILE__, __LINE__, trantor::Logger::kDebug).stream()
#define LOG_INFO                                                                                                       \
  if (trantor::Logger::logLevel() <= trantor::Logger::kInfo)                                                           \
  trantor::Logger(__FILE__, __LINE__).stream()
#define LOG_ERROR trantor::Logger(__FILE__, __LINE__, trantor::Logger::kError).stream()
#define LOG_RAW trantor::RawLogger().stream()

#endif
