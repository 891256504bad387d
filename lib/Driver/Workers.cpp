//===- Workers.cpp - Work in processes of its own -------------------------===//

#include "Driver/Workers.h"
#include "Support/Error.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/ErrorHandling.h"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

using namespace portcullis;
using llvm::Error;
using llvm::sys::RetryAfterSignal;
using Clock = std::chrono::steady_clock;

namespace {

/// Exit code of a worker that reached its limit of memory.
constexpr int NoMemory = 86;

/// One process, and the socket to it: numbers of pieces of work go there,
/// length and bytes of their results come back.
struct Worker {
  pid_t Process = -1;
  int Channel = -1;
  size_t Piece = 0; ///< What it works on.
  Clock::time_point Started;
  std::string Received;
};

/// The workers of one call of runInWorkers().
class Pool {
public:
  Pool(size_t Count, const WorkerLimits &Limits,
       llvm::function_ref<std::string(size_t)> Work,
       llvm::function_ref<void(size_t, const WorkResult &)> Done)
      : Count(Count), Limits(Limits), Work(Work), Done(Done) {}
  ~Pool();
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;

  Error run();

private:
  Error start();
  [[noreturn]] void work(int Channel) const;
  void limitMemory() const;
  /// Gives \p W the next piece, or lets it end.
  void order(Worker &W);
  void receive(Worker &W);
  void finish(Worker &W, const WorkResult &Result);
  /// \p W is dead or shall be: says why its piece is lost.
  void lose(Worker &W, const std::string &Why);
  void stop(Worker &W, int Signal, int &Status) const;
  int untilNextDeadline() const;

  const size_t Count;
  const WorkerLimits &Limits;
  llvm::function_ref<std::string(size_t)> Work;
  llvm::function_ref<void(size_t, const WorkResult &)> Done;
  size_t Next = 0;
  llvm::SmallVector<Worker, 8> Workers; ///< Those that have work.
};

} // namespace

static bool writeAll(int Channel, const char *Bytes, size_t Size) {
  while (Size > 0) {
    // Where the other side is gone it fails; no signal ends us.
    ssize_t Written =
        RetryAfterSignal(-1, ::send, Channel, Bytes, Size, MSG_NOSIGNAL);
    if (Written <= 0)
      return false;
    Bytes += Written;
    Size -= Written;
  }
  return true;
}

/// Reads \p Size bytes, or fewer if the other side ends before.
static size_t readAll(int Channel, char *Bytes, size_t Size) {
  size_t Done = 0;
  while (Done < Size) {
    ssize_t Got =
        RetryAfterSignal(-1, ::read, Channel, Bytes + Done, Size - Done);
    if (Got <= 0)
      break;
    Done += Got;
  }
  return Done;
}

void Pool::limitMemory() const {
  // The shadow memory of a sanitizer is larger than any limit.
  if (Limits.Memory == 0 || LLVM_ADDRESS_SANITIZER_BUILD)
    return;
  const rlim_t Size = Limits.Memory + Limits.Stack;
  rlimit Limit{.rlim_cur = Size, .rlim_max = Size};
  setrlimit(RLIMIT_DATA, &Limit);
}

void Pool::work(int Channel) const {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  // A crash is told by how the process ends, not by a dump on stderr.
  for (int Signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP})
    std::signal(Signal, SIG_DFL);
  rlimit NoCore{};
  setrlimit(RLIMIT_CORE, &NoCore);
  limitMemory();
  llvm::remove_bad_alloc_error_handler();
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { _exit(NoMemory); });
  size_t Piece = 0;
  while (readAll(Channel, reinterpret_cast<char *>(&Piece), sizeof(Piece)) ==
         sizeof(Piece)) {
    std::string Bytes = Work(Piece);
    size_t Size = Bytes.size();
    if (!writeAll(Channel, reinterpret_cast<const char *>(&Size),
                  sizeof(Size)) ||
        !writeAll(Channel, Bytes.data(), Size))
      break;
  }
  _exit(0);
}

Error Pool::start() {
  int Ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, Ends) != 0)
    return error("cannot start a worker process: {0}",
                 llvm::sys::StrError(errno));
  pid_t Process = fork();
  if (Process < 0) {
    int Code = errno;
    close(Ends[0]);
    close(Ends[1]);
    return error("cannot start a worker process: {0}",
                 llvm::sys::StrError(Code));
  }
  if (Process == 0) {
    for (const Worker &Other : Workers)
      close(Other.Channel);
    close(Ends[0]);
    work(Ends[1]);
  }
  close(Ends[1]);
  Workers.push_back({.Process = Process, .Channel = Ends[0]});
  order(Workers.back());
  return Error::success();
}

void Pool::order(Worker &W) {
  W.Piece = Next++;
  W.Started = Clock::now();
  W.Received.clear();
  // If it cannot be written the worker is dead, and its end will be read.
  writeAll(W.Channel, reinterpret_cast<const char *>(&W.Piece),
           sizeof(W.Piece));
}

void Pool::stop(Worker &W, int Signal, int &Status) const {
  if (Signal != 0)
    kill(W.Process, Signal);
  close(W.Channel);
  RetryAfterSignal(-1, ::waitpid, W.Process, &Status, 0);
  W.Process = -1;
}

/// Why a process with \p Status gave no result.
static std::string reasonOf(int Status, const WorkerLimits &Limits) {
  if (WIFEXITED(Status) && WEXITSTATUS(Status) == NoMemory)
    return "it needs more memory than " + std::to_string(Limits.Memory >> 20U) +
           " MiB";
  if (!WIFSIGNALED(Status))
    return "its process ended";
  const int Signal = WTERMSIG(Status);
  const bool IsCrash = Signal != SIGKILL && Signal != SIGTERM;
  return std::string(IsCrash ? "Clang crashed on it, or it is nested too deeply"
                             : "its process was ended") +
         " (" + strsignal(Signal) + ")";
}

void Pool::lose(Worker &W, const std::string &Why) {
  int Status = 0;
  stop(W, Why.empty() ? 0 : SIGKILL, Status);
  Done(W.Piece,
       {.Bytes = {}, .Lost = Why.empty() ? reasonOf(Status, Limits) : Why});
}

void Pool::finish(Worker &W, const WorkResult &Result) {
  Done(W.Piece, Result);
  if (Next < Count)
    return order(W);
  int Status = 0;
  stop(W, /*Signal=*/0, Status);
}

void Pool::receive(Worker &W) {
  std::array<char, 1U << 16U> Buffer;
  ssize_t Got =
      RetryAfterSignal(-1, ::read, W.Channel, Buffer.data(), Buffer.size());
  if (Got <= 0)
    return lose(W, "");
  W.Received.append(Buffer.data(), Got);
  size_t Size = 0;
  if (W.Received.size() < sizeof(Size))
    return;
  std::memcpy(&Size, W.Received.data(), sizeof(Size));
  if (W.Received.size() < sizeof(Size) + Size)
    return;
  finish(W, {.Bytes = W.Received.substr(sizeof(Size)), .Lost = {}});
}

/// In milliseconds; -1 if there is none.
int Pool::untilNextDeadline() const {
  if (Limits.Timeout.count() == 0)
    return -1;
  Clock::time_point First = Clock::time_point::max();
  for (const Worker &W : Workers)
    First = std::min(First, W.Started + Limits.Timeout);
  auto Left =
      std::chrono::ceil<std::chrono::milliseconds>(First - Clock::now());
  return static_cast<int>(std::max<int64_t>(Left.count(), 0));
}

Error Pool::run() {
  while (Next < Count || !Workers.empty()) {
    while (Workers.size() < Limits.Workers && Next < Count)
      if (Error E = start()) {
        if (Workers.empty())
          return E;
        llvm::consumeError(std::move(E)); // Those that there are do it all.
        break;
      }
    llvm::SmallVector<pollfd, 8> Waiting;
    for (const Worker &W : Workers)
      Waiting.push_back({.fd = W.Channel, .events = POLLIN, .revents = 0});
    poll(Waiting.data(), Waiting.size(), untilNextDeadline());
    for (auto [W, State] : llvm::zip_equal(Workers, Waiting)) {
      if (State.revents != 0)
        receive(W);
      else if (Limits.Timeout.count() != 0 &&
               Clock::now() >= W.Started + Limits.Timeout)
        lose(W, "it took longer than " +
                    std::to_string(Limits.Timeout.count()) + " s");
    }
    llvm::erase_if(Workers, [](const Worker &W) { return W.Process < 0; });
  }
  return Error::success();
}

Pool::~Pool() {
  int Status = 0;
  for (Worker &W : Workers)
    stop(W, SIGKILL, Status);
}

Error portcullis::runInWorkers(
    size_t Count, const WorkerLimits &Limits,
    llvm::function_ref<std::string(size_t)> Work,
    llvm::function_ref<void(size_t, const WorkResult &)> Done) {
  return Pool(Count, Limits, Work, Done).run();
}
