// The part of log4cplus 2.1 that the tests use, in our own words: its macros expand
// to the same calls.
#pragma once
#include <sstream>
#include <string>

namespace log4cplus {
using tchar = char;
using tstring = std::string;
using tostringstream = std::ostringstream;
using LogLevel = int;
constexpr LogLevel INFO_LOG_LEVEL = 20000, WARN_LOG_LEVEL = 30000;

class Logger {
public:
  static Logger getInstance(const tstring &Name);
  bool isEnabledFor(LogLevel Level) const;
  void log(LogLevel Level, const tstring &Text, const char *File = nullptr, int Line = -1,
           const char *Function = nullptr) const;
  void forcedLog(LogLevel Level, const tstring &Text, const char *File = nullptr,
                 int Line = -1, const char *Function = nullptr) const;
  void assertion(bool Holds, const tstring &Text) const;
};

namespace helpers {
class snprintf_buf {
public:
  const tchar *print(const tchar *Format, ...);
};
} // namespace helpers

namespace detail {
inline const Logger &macros_get_logger(const Logger &Log) { return Log; }
tostringstream &get_macro_body_oss();
helpers::snprintf_buf &get_macro_body_snprintf_buf();
void macro_forced_log(const Logger &Log, LogLevel Level, const tstring &Text, const char *File,
                      int Line, const char *Function);
void macro_forced_log(const Logger &Log, LogLevel Level, const tchar *Text, const char *File,
                      int Line, const char *Function);
} // namespace detail
} // namespace log4cplus

#define LOG4CPLUS_TEXT(Text) Text
#define LOG4CPLUS_BODY(Log, Level, Statement, Text)                                       \
  do {                                                                                    \
    const log4cplus::Logger &_l = log4cplus::detail::macros_get_logger(Log);              \
    if (_l.isEnabledFor(log4cplus::Level)) {                                              \
      Statement;                                                                          \
      log4cplus::detail::macro_forced_log(_l, log4cplus::Level, Text, __FILE__, __LINE__, \
                                          __func__);                                      \
    }                                                                                     \
  } while (0)
#define LOG4CPLUS_INFO(Log, Event)                                                        \
  LOG4CPLUS_BODY(Log, INFO_LOG_LEVEL,                                                     \
                 log4cplus::tostringstream &_log4cplus_buf =                              \
                     log4cplus::detail::get_macro_body_oss();                             \
                 _log4cplus_buf << Event, _log4cplus_buf.str())
#define LOG4CPLUS_WARN_STR(Log, Event) LOG4CPLUS_BODY(Log, WARN_LOG_LEVEL, , Event)
#define LOG4CPLUS_INFO_FMT(Log, ...)                                                      \
  do {                                                                                    \
    const log4cplus::Logger &_l = log4cplus::detail::macros_get_logger(Log);              \
    if (_l.isEnabledFor(log4cplus::INFO_LOG_LEVEL)) {                                     \
      log4cplus::helpers::snprintf_buf &_snpbuf =                                         \
          log4cplus::detail::get_macro_body_snprintf_buf();                               \
      const log4cplus::tchar *_logEvent = _snpbuf.print(__VA_ARGS__);                     \
      log4cplus::detail::macro_forced_log(_l, log4cplus::INFO_LOG_LEVEL, _logEvent,       \
                                          __FILE__, __LINE__, __func__);                  \
    }                                                                                     \
  } while (0)
