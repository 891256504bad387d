// The part of loguru 2.1 that the tests use, in our own words: its macros expand to
// the same calls.
#pragma once
#include <sstream>
#include <string>

namespace loguru {
using Verbosity = int;
enum NamedVerbosity : Verbosity { Verbosity_ERROR = -2, Verbosity_INFO = 0 };
Verbosity current_verbosity_cutoff();
void log(Verbosity Of, const char *File, unsigned Line, const char *Format, ...);
void raw_log(Verbosity Of, const char *File, unsigned Line, const char *Format, ...);
[[noreturn]] void log_and_abort(int Skip, const char *Expression, const char *File,
                                unsigned Line, const char *Format, ...);

class LogScopeRAII {
public:
  LogScopeRAII(Verbosity Of, const char *File, unsigned Line, const char *Format, ...);
  ~LogScopeRAII();
};
class StreamLogger {
public:
  StreamLogger(Verbosity Of, const char *File, unsigned Line);
  ~StreamLogger();
  template <typename T> StreamLogger &operator<<(const T &Value) { return *this; }
};
class AbortLogger {
public:
  AbortLogger(const char *Expression, const char *File, unsigned Line);
  ~AbortLogger();
  template <typename T> AbortLogger &operator<<(const T &Value) { return *this; }
};
struct Voidify {
  void operator&(const StreamLogger &) {}
  void operator&(const AbortLogger &) {}
};
} // namespace loguru

#define LOG_F(Of, ...)                                                                   \
  (loguru::Verbosity_##Of > loguru::current_verbosity_cutoff())                          \
      ? (void)0                                                                          \
      : loguru::log(loguru::Verbosity_##Of, __FILE__, __LINE__, __VA_ARGS__)
#define RAW_LOG_F(Of, ...)                                                               \
  (loguru::Verbosity_##Of > loguru::current_verbosity_cutoff())                          \
      ? (void)0                                                                          \
      : loguru::raw_log(loguru::Verbosity_##Of, __FILE__, __LINE__, __VA_ARGS__)
#define LOG_SCOPE_F(Of, ...)                                                             \
  loguru::LogScopeRAII Scope(loguru::Verbosity_##Of, __FILE__, __LINE__, __VA_ARGS__)
#define CHECK_F(Test, ...)                                                               \
  (Test) ? (void)0 : loguru::log_and_abort(0, #Test, __FILE__, __LINE__, __VA_ARGS__)
#define LOG_S(Of)                                                                        \
  (loguru::Verbosity_##Of > loguru::current_verbosity_cutoff())                          \
      ? (void)0                                                                          \
      : loguru::Voidify() & loguru::StreamLogger(loguru::Verbosity_##Of, __FILE__, __LINE__)
#define CHECK_S(Test)                                                                    \
  (Test) ? (void)0                                                                       \
         : loguru::Voidify() & loguru::AbortLogger(#Test, __FILE__, __LINE__)
