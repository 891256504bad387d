//===- Workers.h - Work in processes of its own -----------------*- C++ -*-===//
//
// Clang may crash on a unit, never come back or eat all memory. A worker is a
// fork of this process that does one piece of work at a time; when it is lost,
// that piece is, and another worker takes its place.
//
// A piece may be a beginning that others share: its worker then does nothing
// but fork for each of them, and ends when all are done.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_WORKERS_H
#define PORTCULLIS_DRIVER_WORKERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace portcullis {

struct WorkerLimits {
  unsigned Workers = 1;            ///< At most so many at once.
  std::chrono::seconds Timeout{0}; ///< For one piece of work; 0: none.
  uint64_t Memory = 0;             ///< Of one worker, in bytes; 0: no limit.
};

/// What came of one piece of work.
struct WorkResult {
  std::string Bytes; ///< What the worker gave, if it came to its end.
  std::string Lost;  ///< Else why not: "it took longer than 5 s"; for people.
};

/// A worker's way to others.
class WorkerLink {
public:
  explicit WorkerLink(int Channel) : Channel(Channel) {}

  /// The piece of work that this worker does is where others begin. Returns,
  /// for each of them but those in \p Except, in a process that goes on from
  /// here with that piece, which it returns; never in this one. Those in \p
  /// Except begin where this piece began.
  size_t branch(llvm::ArrayRef<size_t> Except = {});

private:
  friend class Pool;
  int Channel; ///< A socket; the process that started the work has its other.
};

/// Runs \p Work for 0 … \p Begins.size() - 1 in workers, which see this
/// process's memory as it is now, on a large stack. Piece I begins in a new
/// worker, or where piece \p Begins[I] branches; if that does not come to
/// branch, where that began. \p Done gets here, in the order in which they
/// come, the results of pieces that did not branch. A worker ends with this
/// process, however that ends. While they work, \p Meanwhile, if given, does a
/// little of what is to be done here, and says whether there is more; it may
/// not come to its end. Fails if no worker can be started.
/// \pre This process has one thread, and nothing is left in its buffers; what
/// others begin with does not, by any way, begin with them.
llvm::Error
runInWorkers(llvm::ArrayRef<std::optional<size_t>> Begins,
             const WorkerLimits &Limits,
             llvm::function_ref<std::string(size_t, WorkerLink &)> Work,
             llvm::function_ref<void(size_t, const WorkResult &)> Done,
             llvm::function_ref<bool()> Meanwhile = nullptr);

/// The same for \p Count pieces of which none begins where another branches.
llvm::Error
runInWorkers(size_t Count, const WorkerLimits &Limits,
             llvm::function_ref<std::string(size_t)> Work,
             llvm::function_ref<void(size_t, const WorkResult &)> Done);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_WORKERS_H
