// The part of quill 10 that the tests use, in our own words: its macros expand to
// the same calls.
#pragma once
#include <string>

namespace quill {
inline namespace v10 {
enum class LogLevel { Info = 4, Error = 7, Dynamic = 9 };
struct MacroMetadata {
  constexpr MacroMetadata(const char *Place, const char *Function, const char *Format,
                          const char *Tags, LogLevel Of)
      : Place(Place), Function(Function), Format(Format), Tags(Tags), Of(Of) {}
  const char *Place, *Function, *Format, *Tags;
  LogLevel Of;
};
struct FrontendOptions {};

template <typename Options> class LoggerImpl {
public:
  template <LogLevel Of> bool should_log_statement() const;
  template <bool Flushes, typename... Args>
  bool log_statement(const MacroMetadata *Macro, Args &&...Values) { return true; }
  // Before version 7.
  template <typename... Args>
  bool log_message(LogLevel Of, const MacroMetadata *Macro, Args &&...Values) { return true; }
};
using Logger = LoggerImpl<FrontendOptions>;
} // namespace v10
} // namespace quill

#define LOG_INFO(Log, Format, ...)                                                        \
  do {                                                                                    \
    if ((Log)->template should_log_statement<quill::LogLevel::Info>()) {                  \
      static constexpr quill::MacroMetadata macro_metadata{__FILE__, "", Format, nullptr, \
                                                           quill::LogLevel::Info};        \
      (Log)->template log_statement<true>(&macro_metadata, ##__VA_ARGS__);                \
    }                                                                                     \
  } while (0)
#define LOGV_INFO(Log, Text, Value) LOG_INFO(Log, Text " [" #Value ": {}]", Value)
#define LOG_DYNAMIC(Log, Of, Format, ...)                                                 \
  do {                                                                                    \
    static constexpr quill::MacroMetadata macro_metadata{__FILE__, "", Format, nullptr,   \
                                                         quill::LogLevel::Dynamic};       \
    (Log)->log_message(Of, &macro_metadata, ##__VA_ARGS__);                               \
  } while (0)
