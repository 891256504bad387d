//===- Workers.cpp - Work in processes of its own -------------------------===//

#include "Driver/Workers.h"
#include "Driver/WorkerChannel.h"
#include "Support/Error.h"
#include "Support/LargeStack.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/ErrorHandling.h"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <list>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

using namespace portcullis;
using llvm::ArrayRef;
using llvm::Error;
using llvm::sys::RetryAfterSignal;
using Clock = std::chrono::steady_clock;

/// Exit code of a worker that reached its limit of memory.
static constexpr int NoMemory = 86;

namespace {

/// One process, and this end of the socket to it: numbers of pieces of work go
/// there, messages come back.
struct Worker {
  pid_t Process = -1; ///< Not known yet, if it branched.
  int Channel = -1;
  bool IsOurs = false;         ///< Else it branched from another.
  std::optional<size_t> Piece; ///< What it works on; empty: it has no work,
  bool Branches = false;       ///< or where it came to.
  Clock::time_point Started;
  std::string Received;

  bool works() const { return Piece && !Branches; }
};

/// One piece of work.
struct Piece {
  std::optional<size_t> Begin; ///< Where it begins; see runInWorkers().
  enum : uint8_t { Waits, Runs, Branches, Over } State = Waits;
  llvm::SmallVector<size_t, 0> Followers; ///< That begin here.
  size_t Open = 0;                        ///< How many of them are not over.
  Worker *Branching = nullptr;
};

} // namespace

static void endWithParent() {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

size_t WorkerLink::branch(ArrayRef<size_t> Except) {
  say(Channel, Message::Branches, Except.data(),
      Except.size() * sizeof(size_t));
  std::signal(SIGCHLD, SIG_IGN); // Nobody waits for them.
  while (true) {
    Order Given;
    if (!Given.receive(Channel))
      _exit(0);
    std::optional<int> Socket = Given.socket();
    if (!Socket)
      continue;
    const pid_t Process = fork();
    if (Process != 0) { // If there is none, that the socket is closed tells.
      close(*Socket);
      continue;
    }
    endWithParent();
    close(Channel);
    Channel = *Socket;
    const pid_t Self = getpid();
    say(Channel, Message::Began, &Self, sizeof(Self));
    return Given.piece();
  }
}

namespace portcullis {

/// The workers of one call of runInWorkers().
class Pool {
public:
  Pool(ArrayRef<std::optional<size_t>> Begins, const WorkerLimits &Limits,
       llvm::function_ref<std::string(size_t, WorkerLink &)> Work,
       llvm::function_ref<void(size_t, const WorkResult &)> Done,
       llvm::function_ref<bool()> Meanwhile);
  ~Pool();
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;

  Error run();

private:
  Error start(size_t Number);
  Error startWorker(size_t Number);
  Error startBranch(size_t Number, Worker &From);
  [[noreturn]] void work(int Channel) const;
  void limitMemory() const;
  void order(Worker &W, size_t Number);
  Error startReady();
  /// These can begin.
  void offer(ArrayRef<size_t> Numbers);
  /// Those that shall begin where \p Number branches, and have not begun.
  llvm::SmallVector<size_t, 0> waiting(size_t Number) const;
  /// \p Which, of those, shall begin where \p Number began.
  void passOver(size_t Number, ArrayRef<size_t> Which);
  void receive(Worker &W);
  /// Takes the first message of what \p W sent, if it is there in full.
  bool takeMessage(Worker &W);
  /// \p W has come to where piece \p Number branches.
  void branches(Worker &W, size_t Number, ArrayRef<size_t> Except);
  /// \p W is done with piece \p Number.
  void finish(Worker &W, size_t Number, std::string Bytes);
  /// \p W is dead or shall be: says why its piece is lost.
  void lose(Worker &W, const std::string &Why);
  void isOver(size_t Number);
  /// If all is over that begins where \p Number branches, so is that.
  void endIfDone(size_t Number);
  /// Lets \p W, which has nothing to do, end.
  void dismiss(Worker &W);
  int untilNextDeadline() const;
  /// Does a part of what is to be done meanwhile: whether there is more.
  bool hasMoreMeanwhile() {
    if (Meanwhile && !Meanwhile())
      Meanwhile = nullptr;
    return static_cast<bool>(Meanwhile);
  }

  const WorkerLimits &Limits;
  llvm::function_ref<std::string(size_t, WorkerLink &)> Work;
  llvm::function_ref<void(size_t, const WorkResult &)> Done;
  llvm::function_ref<bool()> Meanwhile; ///< Null when there is no more.
  std::vector<Piece> Pieces;
  /// Those that can begin and do not yet, the next one last. What begins where
  /// one has branched goes first, so that few branch at a time.
  std::vector<size_t> Ready;
  std::list<Worker> Workers;
  std::vector<pid_t> Dismissed; ///< That may not have ended yet.
};

} // namespace portcullis

Pool::Pool(ArrayRef<std::optional<size_t>> Begins, const WorkerLimits &Limits,
           llvm::function_ref<std::string(size_t, WorkerLink &)> Work,
           llvm::function_ref<void(size_t, const WorkResult &)> Done,
           llvm::function_ref<bool()> Meanwhile)
    : Limits(Limits), Work(Work), Done(Done), Meanwhile(Meanwhile),
      Pieces(Begins.size()) {
  std::vector<size_t> First;
  for (const auto &[Number, Begin] : llvm::enumerate(Begins)) {
    Pieces[Number].Begin = Begin;
    if (Begin) {
      Pieces[*Begin].Followers.push_back(Number);
      ++Pieces[*Begin].Open;
    } else {
      First.push_back(Number);
    }
  }
  offer(First);
}

void Pool::offer(ArrayRef<size_t> Numbers) {
  // Those that others wait for come first.
  for (bool HasFollowers : {false, true})
    for (size_t Number : llvm::reverse(Numbers))
      if (Pieces[Number].Followers.empty() != HasFollowers)
        Ready.push_back(Number);
}

void Pool::limitMemory() const {
  // The shadow memory of a sanitizer is larger than any limit.
  if (Limits.Memory == 0 || LLVM_ADDRESS_SANITIZER_BUILD)
    return;
  const rlim_t Size = Limits.Memory + LargeStack;
  rlimit Limit{.rlim_cur = Size, .rlim_max = Size};
  setrlimit(RLIMIT_DATA, &Limit);
}

void Pool::work(int Channel) const {
  endWithParent();
  // A crash is told by how the process ends, not by a dump on stderr.
  for (int Signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP})
    std::signal(Signal, SIG_DFL);
  rlimit NoCore{};
  setrlimit(RLIMIT_CORE, &NoCore);
  limitMemory();
  llvm::remove_bad_alloc_error_handler();
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { _exit(NoMemory); });
  runOnLargeStack([&] {
    WorkerLink Link(Channel);
    Order Given;
    while (Given.receive(Link.Channel)) {
      std::string Bytes = Work(Given.piece(), Link);
      if (!say(Link.Channel, Message::Gave, Bytes.data(), Bytes.size()))
        break;
    }
    _exit(0); // Here: where it branched there is no other thread.
  });
  _exit(0);
}

/// \p Code says why.
static Error cannotStart(int Code) {
  return error("cannot start a worker process: {0}", llvm::sys::StrError(Code));
}

/// Both ends of a socket.
static Error connect(int (&Ends)[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, Ends) == 0)
    return Error::success();
  return cannotStart(errno);
}

Error Pool::startWorker(size_t Number) {
  int Ends[2];
  if (Error E = connect(Ends))
    return E;
  pid_t Process = fork();
  if (Process < 0) {
    int Code = errno;
    ::close(Ends[0]);
    ::close(Ends[1]);
    return cannotStart(Code);
  }
  if (Process == 0) {
    for (const Worker &Other : Workers)
      ::close(Other.Channel);
    ::close(Ends[0]);
    work(Ends[1]);
  }
  ::close(Ends[1]);
  Workers.push_back({.Process = Process, .Channel = Ends[0], .IsOurs = true});
  order(Workers.back(), Number);
  return Error::success();
}

Error Pool::startBranch(size_t Number, Worker &From) {
  int Ends[2];
  if (Error E = connect(Ends))
    return E;
  Order Given;
  Given.send(From.Channel, Number, Ends[1]); // If it fails, From is dead.
  ::close(Ends[1]);
  Workers.push_back(
      {.Channel = Ends[0], .Piece = Number, .Started = Clock::now()});
  return Error::success();
}

void Pool::order(Worker &W, size_t Number) {
  W.Piece = Number;
  W.Started = Clock::now();
  Order Given;
  // If it cannot be sent the worker is dead, and its end will be read.
  Given.send(W.Channel, Number, std::nullopt);
}

Error Pool::start(size_t Number) {
  Piece &P = Pieces[Number];
  if (P.Begin) {
    if (Error E = startBranch(Number, *Pieces[*P.Begin].Branching))
      return E;
  } else if (auto Idle = llvm::find_if(
                 Workers, [](const Worker &W) { return !W.Piece; });
             Idle != Workers.end()) {
    order(*Idle, Number);
  } else if (Error E = startWorker(Number)) {
    return E;
  }
  P.State = Piece::Runs;
  return Error::success();
}

void Pool::dismiss(Worker &W) {
  ::close(W.Channel);
  W.Channel = -1;
  if (W.IsOurs)
    Dismissed.push_back(W.Process); // Giving back its memory takes a while.
}

static int waitFor(pid_t Process) {
  int Status = 0;
  RetryAfterSignal(-1, ::waitpid, Process, &Status, 0);
  return Status;
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

void Pool::passOver(size_t Number, ArrayRef<size_t> Which) {
  // Where it began still branches: not all that began there is over.
  const std::optional<size_t> Begin = Pieces[Number].Begin;
  for (size_t Follower : Which) {
    Pieces[Follower].Begin = Begin;
    --Pieces[Number].Open;
    if (Begin) {
      Pieces[*Begin].Followers.push_back(Follower);
      ++Pieces[*Begin].Open;
    }
  }
}

llvm::SmallVector<size_t, 0> Pool::waiting(size_t Number) const {
  return llvm::to_vector<0>(
      llvm::make_filter_range(Pieces[Number].Followers, [&](size_t Follower) {
        const Piece &P = Pieces[Follower];
        return P.State == Piece::Waits && P.Begin == Number;
      }));
}

void Pool::branches(Worker &W, size_t Number, ArrayRef<size_t> Except) {
  W.Branches = true;
  Pieces[Number].State = Piece::Branches;
  Pieces[Number].Branching = &W;
  passOver(Number, Except);
  offer(Except);
  offer(waiting(Number));
  endIfDone(Number);
}

void Pool::endIfDone(size_t Number) {
  const Piece &P = Pieces[Number];
  if (P.State != Piece::Branches || P.Open > 0)
    return;
  dismiss(*P.Branching);
  isOver(Number);
}

void Pool::isOver(size_t Number) {
  Piece &P = Pieces[Number];
  auto Left = waiting(Number);
  passOver(Number, Left);
  if (P.State == Piece::Runs) // Else they were offered.
    offer(Left);
  P.State = Piece::Over;
  if (!P.Begin)
    return;
  --Pieces[*P.Begin].Open;
  endIfDone(*P.Begin);
}

void Pool::lose(Worker &W, const std::string &Why) {
  if (!Why.empty() && W.Process > 0)
    kill(W.Process, SIGKILL);
  ::close(W.Channel);
  W.Channel = -1;
  const int Status = W.IsOurs ? waitFor(W.Process) : 0;
  if (!W.Piece)
    return;
  if (!W.Branches)
    Done(*W.Piece,
         {.Bytes = {}, .Lost = Why.empty() ? reasonOf(Status, Limits) : Why});
  isOver(*W.Piece);
}

void Pool::finish(Worker &W, size_t Number, std::string Bytes) {
  W.Piece.reset();
  if (!W.IsOurs)
    dismiss(W);
  Done(Number, {.Bytes = std::move(Bytes), .Lost = {}});
  isOver(Number);
}

bool Pool::takeMessage(Worker &W) {
  Message M;
  if (!W.Piece || W.Channel < 0 || W.Received.size() < sizeof(M))
    return false;
  std::memcpy(&M, W.Received.data(), sizeof(M));
  if (W.Received.size() < sizeof(M) + M.Size)
    return false;
  std::string Content = W.Received.substr(sizeof(M), M.Size);
  W.Received.erase(0, sizeof(M) + M.Size);
  switch (M.Kind) {
  case Message::Began:
    std::memcpy(&W.Process, Content.data(), sizeof(W.Process));
    break;
  case Message::Branches: {
    std::vector<size_t> Except(Content.size() / sizeof(size_t));
    std::memcpy(Except.data(), Content.data(), Content.size());
    branches(W, *W.Piece, Except);
    break;
  }
  case Message::Gave:
    finish(W, *W.Piece, std::move(Content));
    break;
  }
  return true;
}

void Pool::receive(Worker &W) {
  std::array<char, 1U << 16U> Buffer;
  ssize_t Got =
      RetryAfterSignal(-1, ::read, W.Channel, Buffer.data(), Buffer.size());
  if (Got <= 0)
    return lose(W, "");
  W.Received.append(Buffer.data(), Got);
  while (takeMessage(W)) {
  }
}

/// In milliseconds; -1 if there is none.
int Pool::untilNextDeadline() const {
  auto Working = llvm::make_filter_range(
      Workers, [](const Worker &W) { return W.works(); });
  if (Limits.Timeout.count() == 0 || Working.empty())
    return -1;
  Clock::time_point First = Clock::time_point::max();
  for (const Worker &W : Working)
    First = std::min(First, W.Started + Limits.Timeout);
  auto Left =
      std::chrono::ceil<std::chrono::milliseconds>(First - Clock::now());
  return static_cast<int>(std::max<int64_t>(Left.count(), 0));
}

Error Pool::startReady() {
  size_t Working =
      llvm::count_if(Workers, [](const Worker &W) { return W.works(); });
  for (; Working < Limits.Workers && !Ready.empty(); ++Working) {
    if (Error E = start(Ready.back())) {
      if (Working == 0)
        return E;
      llvm::consumeError(std::move(E)); // Those that there are do it all.
      break;
    }
    Ready.pop_back();
  }
  return Error::success();
}

Error Pool::run() {
  while (true) {
    if (Error E = startReady())
      return E;
    for (Worker &W : Workers)
      if (!W.Piece)
        dismiss(W); // poll() passes over it.
    if (llvm::none_of(Workers, [](const Worker &W) { return W.works(); }))
      return Error::success();
    llvm::SmallVector<pollfd, 16> Waiting;
    llvm::SmallVector<Worker *, 16> Asked;
    for (Worker &W : Workers) {
      Waiting.push_back({.fd = W.Channel, .events = POLLIN, .revents = 0});
      Asked.push_back(&W);
    }
    poll(Waiting.data(), Waiting.size(),
         hasMoreMeanwhile() ? 0 : untilNextDeadline());
    for (auto [W, State] : llvm::zip_equal(Asked, Waiting)) {
      if (W->Channel < 0)
        continue; // It was dismissed, or another's message was its end.
      if (State.revents != 0)
        receive(*W);
      else if (W->works() && Limits.Timeout.count() != 0 &&
               Clock::now() >= W->Started + Limits.Timeout)
        lose(*W, "it took longer than " +
                     std::to_string(Limits.Timeout.count()) + " s");
    }
    Workers.remove_if([](const Worker &W) { return W.Channel < 0; });
  }
}

Pool::~Pool() {
  for (Worker &W : Workers) {
    if (W.Process > 0)
      kill(W.Process, SIGKILL);
    dismiss(W);
  }
  llvm::for_each(Dismissed, waitFor);
}

Error portcullis::runInWorkers(
    ArrayRef<std::optional<size_t>> Begins, const WorkerLimits &Limits,
    llvm::function_ref<std::string(size_t, WorkerLink &)> Work,
    llvm::function_ref<void(size_t, const WorkResult &)> Done,
    llvm::function_ref<bool()> Meanwhile) {
  return Pool(Begins, Limits, Work, Done, Meanwhile).run();
}

Error portcullis::runInWorkers(
    size_t Count, const WorkerLimits &Limits,
    llvm::function_ref<std::string(size_t)> Work,
    llvm::function_ref<void(size_t, const WorkResult &)> Done) {
  std::vector<std::optional<size_t>> Begins(Count);
  return runInWorkers(
      Begins, Limits, [&](size_t Number, WorkerLink &) { return Work(Number); },
      Done);
}
