//===- MissingRateLimit.cpp - Nothing limits how often clients may call ---===//

#include "Check.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "TokenKeys.h"
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

/// The part of \p Path that names what the route does: the last that is
/// neither a placeholder nor a pattern.
static StringRef lastName(StringRef Path) {
  llvm::SmallVector<StringRef, 8> Parts;
  Path.split(Parts, '/', -1, /*KeepEmpty=*/false);
  for (StringRef Part : llvm::reverse(Parts))
    if (Part.find_first_of("<{:(") == StringRef::npos)
      return Part;
  return {};
}

/// Whether a request to the route can carry credentials: in a body, or in the
/// path itself.
static bool takesValues(const Route &R) {
  if (StringRef(R.Path).find_first_of("<{:(") != StringRef::npos)
    return true;
  return R.Methods.empty() || llvm::any_of(R.Methods, [](StringRef Method) {
           return Method != "GET" && Method != "OPTIONS" && Method != "DELETE";
         });
}

/// Whether the route's path says that it takes credentials that can be
/// guessed.
static bool takesCredentials(const Route &R) {
  static constexpr StringRef Anywhere[] = {"login", "signin", "reset",
                                           "otp",   "verify", "password"};
  // These also name groups of routes, of which most take none.
  static constexpr StringRef AsLast[] = {"auth", "token", "session"};
  auto Has = [](StringRef Text, llvm::ArrayRef<StringRef> Words) {
    return llvm::any_of(wordsOf(Text), [&](const std::string &Word) {
      return llvm::is_contained(Words, Word);
    });
  };
  return takesValues(R) &&
         (Has(R.Path, Anywhere) || Has(lastName(R.Path), AsLast));
}

/// What answering costs; IsHeavy if a handful of requests a second hurts.
struct Cost {
  StringRef What; ///< Empty if nothing is known.
  bool IsHeavy = false;
};

static Cost costOf(const Program &P, const Call &C) {
  if (const Row *Hash = P.rowOf(C, Role::Protect);
      Hash && Hash->text("by") == "password-hash")
    return {.What = "hashes passwords", .IsHeavy = true};
  const Row *Sink = P.rowOf(C, Role::Sink);
  StringRef Kind = Sink ? Sink->text("kind") : "";
  if (Kind == "shell" || Kind == "program")
    return {.What = "starts a process", .IsHeavy = true};
  if (Kind == "sql")
    return {.What = "queries the database"};
  return {.What = Kind == "path" ? "reads or writes files" : ""};
}

static Cost costOf(const Program &P, const Route &R) {
  Cost Found;
  for (uint32_t Handler : R.Handlers)
    for (uint32_t Function : P.reached(Handler))
      for (uint32_t Index : P.callsIn(Function)) {
        Cost Here = costOf(P, P.call(Index));
        if (Here.IsHeavy)
          return Here;
        if (Found.What.empty() || Here.What == "queries the database")
          Found = Here.What.empty() ? Found : Here;
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
            .Message = llvm::formatv(
                "no limiter stands in front of the {0}"
                "route{1} of this server",
                Routes.size() == 1 ? "" : std::to_string(Routes.size()) + " ",
                Routes.size() == 1 ? "" : "s"),
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
  bool IsForKnown = llvm::any_of(
      R.Handlers, [&](uint32_t Handler) { return verifiesToken(P, Handler); });
  if (takesCredentials(R) && !IsForKnown) {
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

static void judgeRoutes(const Program &P, llvm::ArrayRef<Route> Routes,
                        std::vector<Finding> &Findings) {
  for (const Route &R : Routes)
    if (std::optional<Finding> F = routeFinding(P, R))
      Findings.push_back(std::move(*F));
}

/// The findings of the executable that \p First, its first listener, is in.
static void judgeServer(const Program &P, const Listener &First,
                        llvm::ArrayRef<Route> All,
                        std::vector<Finding> &Findings) {
  std::vector<Route> Routes;
  llvm::copy_if(All, std::back_inserter(Routes), [&](const Route &R) {
    return canBeTogether(P, P.call(First.Call).Where, R.Where);
  });
  if (Routes.empty())
    return;
  // Whoever listens on this machine only has another in front, if anything;
  // but that one does not know which routes take credentials.
  if (!First.isLocal())
    Findings.push_back(serverFinding(P, First, Routes));
  judgeRoutes(P, Routes, Findings);
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<Listener> Listeners = listenersOf(P);
  std::vector<Route> Routes = routesOf(P);
  if (P.hasErrors() || hasServerLimiter(P))
    return Findings;
  llvm::erase_if(Routes, [&](const Route &R) { return isLimited(P, R); });
  if (Listeners.empty() && P.world() == World::Closed)
    judgeRoutes(P, Routes, Findings); // A library's; its server is not seen.
  llvm::stable_sort(Listeners, [](const Listener &A, const Listener &B) {
    return A.isLocal() < B.isLocal(); // One that others reach speaks for all.
  });
  std::vector<Span> Judged;
  for (const Listener &L : Listeners) {
    const Span &Where = P.call(L.Call).Where;
    if (llvm::none_of(Judged, [&](const Span &Other) {
          return canBeTogether(P, Where, Other);
        })) {
      Judged.push_back(Where);
      judgeServer(P, L, Routes, Findings);
    }
  }
  return Findings;
}

namespace portcullis {
Check checkMissingRateLimit() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
