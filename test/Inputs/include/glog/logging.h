// The part of glog 0.7 that the tests use, in our own words: its macros expand to
// the same calls.
#pragma once
#include <memory>
#include <ostream>
#include <string>

namespace google {
enum LogSeverity { GLOG_INFO, GLOG_WARNING, GLOG_ERROR, GLOG_FATAL };

class LogMessage {
public:
  LogMessage(const char *File, int Line);
  LogMessage(const char *File, int Line, LogSeverity Level);
  ~LogMessage();
  std::ostream &stream();
};
class LogMessageFatal : public LogMessage {
public:
  LogMessageFatal(const char *File, int Line);
};
class ErrnoLogMessage : public LogMessage {
public:
  ErrnoLogMessage(const char *File, int Line, LogSeverity Level);
  std::ostream &stream();
};
void RawLog__(LogSeverity Level, const char *File, int Line, const char *Format, ...);

namespace logging::internal {
struct LogMessageVoidify {
  void operator&(std::ostream &) {}
};
template <typename T> const T &GetReferenceableValue(const T &Value) { return Value; }
template <typename T, typename U>
std::unique_ptr<std::string> Check_EQImpl(const T &Left, const U &Right, const char *Names);
template <typename T, typename U>
std::unique_ptr<std::string> Check_NEImpl(const T &Left, const U &Right, const char *Names);
} // namespace logging::internal
} // namespace google

extern int FLAGS_v;
#define VLOG_IS_ON(Level) (FLAGS_v >= (Level))
#define COMPACT_GOOGLE_LOG_INFO google::LogMessage(__FILE__, __LINE__)
#define COMPACT_GOOGLE_LOG_WARNING google::LogMessage(__FILE__, __LINE__, google::GLOG_WARNING)
#define COMPACT_GOOGLE_LOG_ERROR google::LogMessage(__FILE__, __LINE__, google::GLOG_ERROR)
#define COMPACT_GOOGLE_LOG_FATAL google::LogMessageFatal(__FILE__, __LINE__)
#define LOG(Level) COMPACT_GOOGLE_LOG_##Level.stream()
#define LOG_IF(Level, Condition)                                                         \
  static_cast<void>(0),                                                                  \
      !(Condition) ? (void)0 : google::logging::internal::LogMessageVoidify() & LOG(Level)
#define VLOG(Level) LOG_IF(INFO, VLOG_IS_ON(Level))
#define CHECK(Condition) LOG_IF(FATAL, !(Condition)) << "Check failed: " #Condition " "
#define PLOG(Level)                                                                      \
  google::ErrnoLogMessage(__FILE__, __LINE__, google::GLOG_##Level).stream()
#define RAW_LOG(Level, ...)                                                              \
  google::RawLog__(google::GLOG_##Level, __FILE__, __LINE__, __VA_ARGS__)
#define CHECK_OP(Name, Left, Right)                                                      \
  while (std::unique_ptr<std::string> Result = google::logging::internal::Check##Name##Impl( \
             google::logging::internal::GetReferenceableValue(Left),                     \
             google::logging::internal::GetReferenceableValue(Right), #Left " " #Right)) \
  google::LogMessageFatal(__FILE__, __LINE__).stream()
#define CHECK_EQ(Left, Right) CHECK_OP(_EQ, Left, Right)
#define CHECK_NE(Left, Right) CHECK_OP(_NE, Left, Right)
