// The part of Abseil's log (20240722) that the tests use, in our own words: its macros
// expand to the same calls.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace absl {
inline namespace lts_20240722 {
enum class LogSeverity { kInfo, kWarning, kError, kFatal };

namespace log_internal {
class LogMessage {
public:
  LogMessage(const char *File, int Line, LogSeverity Level);
  ~LogMessage();
  LogMessage &WithVerbosity(int Level);
  LogMessage &InternalStream() { return *this; }
  template <typename T> LogMessage &operator<<(const T &Value) { return *this; }
};
class LogMessageFatal : public LogMessage {
public:
  LogMessageFatal(const char *File, int Line, std::string_view Failure);
};
struct Voidify {
  template <typename T> void operator&&(T &&) const && {}
};
} // namespace log_internal
} // namespace lts_20240722
} // namespace absl

#define LOG(Level)                                                                     \
  switch (0)                                                                           \
  default:                                                                             \
    !(true) ? (void)0                                                                  \
            : ::absl::log_internal::Voidify() &&                                       \
                  ::absl::log_internal::LogMessage(__FILE__, __LINE__,                 \
                                                   absl::LogSeverity::Level)           \
                      .InternalStream()
#define VLOG(Verbosity)                                                                \
  for (int Level = Verbosity; Level < 9; Level = 9)                                    \
  ::absl::log_internal::LogMessage(__FILE__, __LINE__, absl::LogSeverity::kInfo)       \
      .WithVerbosity(Level)                                                            \
      .InternalStream()
#define CHECK(Condition)                                                               \
  switch (0)                                                                           \
  default:                                                                             \
    !(!(Condition)) ? (void)0                                                          \
                    : ::absl::log_internal::Voidify() &&                               \
                          ::absl::log_internal::LogMessageFatal(__FILE__, __LINE__,    \
                                                                #Condition)            \
                              .InternalStream()
