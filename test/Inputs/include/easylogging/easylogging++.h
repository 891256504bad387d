// The part of Easylogging++ 9.97 that the tests use, in our own words: its macros
// expand to the same calls.
#pragma once
#include <string>

namespace el {
enum class Level { Info = 128, Error = 16, Verbose = 64 };

namespace base {
enum class DispatchAction { NormalLog = 2 };

class Writer {
public:
  Writer(Level Of, const char *File, int Line, const char *Function, DispatchAction Action,
         int Verbosity = 0);
  virtual ~Writer();
  Writer &construct(int Count, const char *LoggerIds, ...);
  template <typename T> Writer &operator<<(const T &Value) { return *this; }
};
class PErrorWriter : public Writer {
public:
  using Writer::Writer;
};
} // namespace base

class Logger {
public:
  template <typename T, typename... Args>
  void info(const char *Format, const T &Value, const Args &...Values);
  template <typename T> void info(const T &Value);
  template <typename T, typename... Args>
  void debug(const char *Format, const T &Value, const Args &...Values);
  template <typename T> void debug(const T &Value);
  template <typename T, typename... Args>
  void warn(const char *Format, const T &Value, const Args &...Values);
  template <typename T> void warn(const T &Value);
  template <typename T, typename... Args>
  void error(const char *Format, const T &Value, const Args &...Values);
  template <typename T> void error(const T &Value);
  template <typename T, typename... Args>
  void fatal(const char *Format, const T &Value, const Args &...Values);
  template <typename T> void fatal(const T &Value);
  template <typename T, typename... Args>
  void trace(const char *Format, const T &Value, const Args &...Values);
  template <typename T> void trace(const T &Value);
  template <typename T, typename... Args>
  void verbose(int Verbosity, const char *Format, const T &Value, const Args &...Values);
  template <typename T> void verbose(int Verbosity, const T &Value);
};
class Loggers {
public:
  static Logger *getLogger(const std::string &Id, bool Register = true);
};
} // namespace el

#define ELPP_WRITE_LOG(Class, Of)                                                      \
  Class(Of, __FILE__, __LINE__, __func__, el::base::DispatchAction::NormalLog)         \
      .construct(1, "default")
#define CINFO(Class) ELPP_WRITE_LOG(Class, el::Level::Info)
#define CERROR(Class) ELPP_WRITE_LOG(Class, el::Level::Error)
#define LOG(Of) C##Of(el::base::Writer)
#define PLOG(Of) C##Of(el::base::PErrorWriter)
#define LOG_IF(Condition, Of)                                                          \
  if (Condition)                                                                       \
  C##Of(el::base::Writer)
#define VLOG(Verbosity)                                                                \
  if ((Verbosity) < 9)                                                                 \
  el::base::Writer(el::Level::Verbose, __FILE__, __LINE__, __func__,                   \
                   el::base::DispatchAction::NormalLog, Verbosity)                     \
      .construct(1, "default")
