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
  static constexpr StringRef Words[] = {"login",  "signin",   "auth",
                                        "token",  "reset",    "otp",
                                        "verify", "password", "session"};
  if (R.Method == "GET" || R.Method == "OPTIONS" || R.Method == "DELETE")
    return false;
  return llvm::any_of(wordsOf(R.Path), [](const std::string &Word) {
    return llvm::is_contained(Words, Word);
  });
}

/// What answering costs; IsHeavy if a handful of requests a second hurts.
struct Cost {
  StringRef What; ///< Empty if nothing is known.
  bool IsHeavy = false;
};

static Cost costOf(const Program &P, const Route &R) {
  Cost Found;
  for (uint32_t Handler : R.Handlers)
    for (uint32_t Function : P.reached(Handler))
      for (uint32_t Index : P.callsIn(Function)) {
        const Call &C = P.call(Index);
        if (const Row *Hash = P.rowOf(C, Role::Protect);
            Hash && Hash->text("by") == "password-hash")
          return {.What = "hashes passwords", .IsHeavy = true};
        const Row *Sink = P.rowOf(C, Role::Sink);
        StringRef Kind = Sink ? Sink->text("kind") : "";
        if (Kind == "shell" || Kind == "program")
          return {.What = "starts a process", .IsHeavy = true};
        if (Kind == "sql")
          Found = {.What = "queries the database"};
        else if (Kind == "path" && Found.What.empty())
          Found = {.What = "reads or writes files"};
      }
  return Found;
}

static bool isLimited(const Program &P, const Route &R) {
  return llvm::any_of(R.Handlers,
                      [&](uint32_t Handler) { return limits(P, Handler); });
}

/// One finding for the server, its routes as related places.
static Finding serverFinding(const Program &P, const Listener &L,
                             llvm::ArrayRef<Route> Routes) {
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv("no limiter stands in front of the {0} "
                                     "routes of this server",
                                     Routes.size()),
            .Where = P.location(P.call(L.Call).NameWhere),
            .Level = Info.Level};
  for (const Route &R : Routes) {
    Cost C = costOf(P, R);
    F.Related.push_back(
        {.Where = P.location(R.Where),
         .Text =
             llvm::formatv("'{0}' {1}", R.Path,
                           C.What.empty() ? "answers as often as a client asks"
                                          : C.What)
                 .str()});
  }
  return F;
}

/// A finding of its own for a route where credentials can be guessed or
/// answering is heavy work.
static std::optional<Finding> routeFinding(const Program &P, const Route &R) {
  Finding F{.CheckId = Info.Id,
            .Message = "",
            .Where = P.location(R.Where),
            .Level = Info.Level};
  if (takesCredentials(R)) {
    F.Message = llvm::formatv("credentials can be guessed at '{0}' without "
                              "limit",
                              R.Path);
    F.Level = Severity::High;
    return F;
  }
  Cost C = costOf(P, R);
  if (!C.IsHeavy)
    return std::nullopt;
  F.Message =
      llvm::formatv("'{0}' {1} as often as a client asks", R.Path, C.What);
  return F;
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
  if (!Listeners.empty())
    Findings.push_back(serverFinding(P, Listeners.front(), Routes));
  for (const Route &R : Routes)
    if (std::optional<Finding> F = routeFinding(P, R))
      Findings.push_back(std::move(*F));
  return Findings;
}

namespace portcullis {
Check checkMissingRateLimit() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
