// The part of g3log 2.3 that the tests use, in our own words: its macros expand to the
// same calls.
#pragma once
#include <sstream>
#include <string>

struct LEVELS {
  int Value;
};
inline const LEVELS INFO{100}, FATAL{1000};

struct LogCapture {
  LogCapture(const char *File, int Line, const char *Function, const LEVELS &Level,
             const char *Expression = "", int Signal = 6, const char *Trace = nullptr);
  ~LogCapture();
  void capturef(const char *Format, ...);
  std::ostringstream &stream();
};
namespace g3 {
bool logLevel(const LEVELS &Level);
}

#define INTERNAL_LOG_MESSAGE(Level) LogCapture(__FILE__, __LINE__, __func__, Level)
#define LOG(Level)                                                                     \
  if (!g3::logLevel(Level)) {                                                          \
  } else                                                                               \
    INTERNAL_LOG_MESSAGE(Level).stream()
#define LOGF(Level, ...)                                                               \
  if (!g3::logLevel(Level)) {                                                          \
  } else                                                                               \
    INTERNAL_LOG_MESSAGE(Level).capturef(__VA_ARGS__)
#define CHECK(Expression)                                                              \
  if (Expression) {                                                                    \
  } else                                                                               \
    LogCapture(__FILE__, __LINE__, __func__, FATAL, #Expression).stream()
