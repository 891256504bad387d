//===- Progress.h - How far long work has come ------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_PROGRESS_H
#define PORTCULLIS_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>

namespace portcullis {

/// A line on stderr that changes in place on a terminal; elsewhere a new line
/// now and then, and none if all is done before the first.
class Progress {
public:
  /// \p IsShown: else nothing is ever written. \p What is before each line.
  Progress(size_t Total, bool IsShown, llvm::StringRef What = "");
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  /// One more is done; \p Name is for people.
  void advance(llvm::StringRef Name);

private:
  using Clock = std::chrono::steady_clock;
  llvm::StringRef What;
  size_t Total;
  size_t Done = 0;
  bool IsShown;
  bool IsTerminal;
  Clock::time_point Started = Clock::now();
  Clock::time_point Written = Started;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PROGRESS_H
