// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^spdlog:" %t
#include <spdlog/spdlog.h>

void all(spdlog::logger &Log, const std::string &Text) {
  spdlog::trace(Text);
  spdlog::debug("{}", Text);
  spdlog::info("{}", Text);
  spdlog::warn("{}", Text);
  spdlog::error("{}", Text);
  spdlog::critical("{}", Text);
  spdlog::log(spdlog::level::info, "{}", Text);
  Log.trace("{}", Text);
  Log.debug("{}", Text);
  Log.info("{}", Text);
  Log.warn("{}", Text);
  Log.error("{}", Text);
  Log.critical("{}", Text);
  Log.log(spdlog::level::info, "{}", Text);
  SPDLOG_LOGGER_INFO(&Log, "{}", Text);
}
