//===- Workers.h - Work in processes of its own -----------------*- C++ -*-===//
//
// Clang may crash on a unit, never come back or eat all memory. A worker is a
// fork of this process that does one piece of work at a time; when it is lost,
// that piece is, and another worker takes its place.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_WORKERS_H
#define PORTCULLIS_DRIVER_WORKERS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <cstdint>
#include <string>

namespace portcullis {

struct WorkerLimits {
  unsigned Workers = 1;            ///< At most so many at once.
  std::chrono::seconds Timeout{0}; ///< For one piece of work; 0: none.
  uint64_t Memory = 0;             ///< Of one worker, in bytes; 0: no limit.
  uint64_t Stack = 0; ///< Address space beside that, of which little is used.
};

/// What came of one piece of work.
struct WorkResult {
  std::string Bytes; ///< What the worker gave, if it came to its end.
  std::string Lost;  ///< Else why not: "it took longer than 5 s"; for people.
};

/// Runs \p Work for 0 … \p Count - 1 in workers, which see this process's
/// memory as it is now. \p Done gets each result here, in the order in which
/// they come. A worker ends with this process, however that ends. Fails if no
/// worker can be started.
/// \pre This process has one thread, and nothing is left in its buffers.
llvm::Error
runInWorkers(size_t Count, const WorkerLimits &Limits,
             llvm::function_ref<std::string(size_t)> Work,
             llvm::function_ref<void(size_t, const WorkResult &)> Done);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_WORKERS_H
