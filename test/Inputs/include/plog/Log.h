// The part of plog 1.1 that the tests use, in our own words: its macros expand to the
// same calls.
#pragma once
#include <string>

namespace plog {
enum Severity { none, fatal, error, warning, info, debug, verbose };

class Record {
public:
  Record(Severity Level, const char *Function, size_t Line, const char *File,
         const void *Object, int Instance);
  Record &ref() { return *this; }
  template <typename T> Record &operator<<(const T &Value) { return *this; }
  Record &printf(const char *Format, ...);
};
template <int Instance> class Logger {
public:
  bool checkSeverity(Severity Level) const;
  void operator+=(const Record &What);
};
template <int Instance> Logger<Instance> *get();
} // namespace plog

#define PLOG_(Instance, Level)                                                         \
  if (!plog::get<Instance>() || !plog::get<Instance>()->checkSeverity(Level)) {        \
  } else                                                                               \
    (*plog::get<Instance>()) +=                                                        \
        plog::Record(Level, __func__, __LINE__, __FILE__, nullptr, Instance).ref()
#define PLOGI PLOG_(0, plog::info)
#define PLOGE PLOG_(0, plog::error)
#define LOG_INFO PLOG_(0, plog::info)
// As before 1.1.
#define OLD_LOG_INFO                                                                   \
  if (plog::get<0>() && plog::get<0>()->checkSeverity(plog::info))                     \
  (*plog::get<0>()) += plog::Record(plog::info, __func__, __LINE__, "", nullptr, 0)
