//===- MissingRateLimit.cpp - Nothing limits how often clients may call ---===//

#include "Check.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "missing-rate-limit",
    .Title = "Nothing limits how often clients may call",
    .Cwe = {770, 307},
    .Owasp = {4, 2},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.3,
    .Accuracy = Precision::Medium,
    .HasFix = false,
};

/// Whether the route's path says that it takes credentials that can be
/// guessed.
static bool takesCredentials(const Route &R) {
  static constexpr StringRef Words[] = {"login",  "signin", "auth",  "token",
                                        "reset",  "otp",    "verify", "password",
                                        "session"};
  if (R.Method == "GET" || R.Method == "OPTIONS" || R.Method == "DELETE")
    return false;
  for (const std::string &Word : wordsOf(R.Path))
    if (llvm::is_contained(Words, Word))
      return true;
  return false;
}

/// What makes answering expensive; empty if nothing does.
static StringRef costOf(const Program &P, const Route &R) {
  for (uint32_t Handler : R.Handlers)
    for (uint32_t Function : P.reached(Handler))
      for (uint32_t Index : P.callsIn(Function)) {
        const Call &C = P.call(Index);
        if (const Row *Hash = P.rowOf(C, Role::Protect);
            Hash && Hash->text("by") == "password-hash")
          return "hashes passwords";
        const Row *Sink = P.rowOf(C, Role::Sink);
        StringRef Kind = Sink ? Sink->text("kind") : "";
        if (Kind == "sql")
          return "queries the database";
        if (Kind == "shell" || Kind == "program")
          return "starts a process";
        if (Kind == "path")
          return "reads or writes files";
      }
  return "";
}

static bool isLimited(const Program &P, const Route &R) {
  return llvm::any_of(R.Handlers, [&](uint32_t Handler) {
    return limits(P, Handler);
  });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<Listener> Listeners = listenersOf(P);
  std::vector<Route> Routes = routesOf(P);
  bool IsWhole = !P.hasErrors() && (P.world() == World::Closed ||
                                    (!Listeners.empty() && !Routes.empty()));
  if (!IsWhole || Routes.empty() || hasServerLimiter(P))
    return Findings;
  llvm::erase_if(Routes, [&](const Route &R) { return isLimited(P, R); });
  if (Routes.empty())
    return Findings;
  if (!Listeners.empty()) {
    const Listener &First = Listeners.front();
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv("no limiter stands in front of the {0} "
                                       "routes of this server",
                                       Routes.size()),
              .Where = P.location(P.call(First.Call).NameWhere),
              .Level = Info.Level};
    Findings.push_back(std::move(F));
  }
  for (const Route &R : Routes) {
    bool Guessable = takesCredentials(R);
    StringRef Cost = Guessable ? "" : costOf(P, R);
    if (!Guessable && Cost.empty())
      continue;
    Finding F{.CheckId = Info.Id,
              .Message =
                  Guessable
                      ? llvm::formatv("credentials can be guessed at '{0}' "
                                      "without limit",
                                      R.Path)
                            .str()
                      : llvm::formatv("'{0}' {1} as often as a client asks",
                                      R.Path, Cost)
                            .str(),
              .Where = P.location(R.Where),
              .Level = Guessable ? Severity::High : Info.Level};
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkMissingRateLimit() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
