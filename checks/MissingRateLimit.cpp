//===- MissingRateLimit.cpp - Nothing limits how often clients may call ---===//

#include "Check.h"
#include "Credentials.h"
#include "Flows.h"
#include "Limiters.h"
#include "Link/BrokenUnits.h"
#include "Link/Routes.h"
#include "TokenKeys.h"
#include "llvm/ADT/BitVector.h"
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
  auto Limits = [&](uint32_t Function) {
    return limits(P, Function).has_value();
  };
  return R.HasUnseenFilter || llvm::any_of(R.Filters, Limits) ||
         llvm::any_of(R.Handlers, Limits);
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
             llvm::formatv("'{0}' {1}", shownPath(P, R),
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
  // Whoever gets there is known: an administrator who sets a password.
  bool IsForKnown = llvm::any_of(R.Handlers,
                                 [&](uint32_t Handler) {
                                   return verifiesToken(P, Handler);
                                 }) ||
                    llvm::any_of(R.Filters, [&](uint32_t Filter) {
                      return asksWho(P, Filter).has_value();
                    });
  if (P.models().sensitive().says(Vocabulary::MessageRoutes, R.Path) &&
      takesValues(R)) {
    F.Message = llvm::formatv("'{0}' can be made to send messages as often as "
                              "a client asks",
                              shownPath(P, R));
    return F;
  }
  bool IsLocked = llvm::any_of(
      R.Handlers, [&](uint32_t Handler) { return locksOut(P, Handler); });
  if (takesCredentials(P, R) && !IsForKnown && !IsLocked) {
    F.Message = llvm::formatv("credentials can be guessed at '{0}' without "
                              "limit",
                              shownPath(P, R));
    F.Level = Severity::High;
    return F;
  }
  Cost C = costOf(P, R);
  if (!C.IsHeavy)
    return std::nullopt;
  F.Message = llvm::formatv("'{0}' {1} as often as a client asks",
                            shownPath(P, R), C.What);
  return F;
}

static void judgeRoutes(const Program &P, llvm::ArrayRef<Route> Routes,
                        std::vector<Finding> &Findings) {
  for (const Route &R : Routes)
    if (std::optional<Finding> F = routeFinding(P, R))
      Findings.push_back(std::move(*F));
}

/// The routes of the executable, and of the server, that \p L starts, as far
/// as nothing limits them.
static std::vector<Route> openRoutes(const Program &P, const Listener &L,
                                     const llvm::BitVector &IsLimited) {
  std::vector<Route> Routes;
  for (uint32_t Index : routesBeside(P, L.Call))
    if (!IsLimited[Index])
      Routes.push_back(routesOf(P)[Index]);
  return Routes;
}

static void judgeServer(const Program &P, const Listener &L,
                        llvm::ArrayRef<Route> Routes,
                        std::vector<Finding> &Findings) {
  // Whoever listens on this machine only has another in front, if anything;
  // but that one does not know which routes take credentials.
  if (!L.isLocal())
    Findings.push_back(serverFinding(P, L, Routes));
  judgeRoutes(P, Routes, Findings);
}

/// By route: whether it has a limiter, or may have, in front or inside.
static llvm::BitVector limitedRoutes(const Program &P) {
  llvm::ArrayRef<Route> Routes = routesOf(P);
  llvm::BitVector Result(Routes.size());
  const std::vector<std::optional<uint32_t>> InFront = serverLimiters(P);
  for (uint32_t I = 0; I < Routes.size(); ++I)
    if (InFront[I] || Routes[I].IsConfigured || isLimited(P, Routes[I]) ||
        hasErrorsWithin(P, Routes[I]))
      Result.set(I);
  return Result;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  const BrokenUnits Broken(P);
  llvm::ArrayRef<Listener> Listeners = listenersOf(P);
  const llvm::BitVector IsLimited = limitedRoutes(P);
  if (Listeners.empty() && P.world() == World::Closed)
    // A library's; its server is not seen.
    for (uint32_t I = 0; I < IsLimited.size(); ++I)
      if (!IsLimited[I] && !Broken.mayConcern(routesOf(P)[I].Where))
        judgeRoutes(P, routesOf(P)[I], Findings);
  // One that others reach speaks for all.
  std::vector<const Listener *> Order;
  for (bool IsLocal : {false, true})
    for (const Listener &L : Listeners)
      if (L.isLocal() == IsLocal && !Broken.mayConcern(P.call(L.Call).Where))
        Order.push_back(&L);
  std::vector<uint32_t> Judged;
  for (const Listener *L : Order) {
    std::vector<Route> Mine = openRoutes(P, *L, IsLimited);
    if (!Mine.empty() && llvm::none_of(Judged, [&](uint32_t Other) {
          return canBeTogether(P, P.call(L->Call).Where, P.call(Other).Where) &&
                 mayBeSameServer(P, L->Call, Other);
        })) {
      Judged.push_back(L->Call);
      judgeServer(P, *L, Mine, Findings);
    }
  }
  return Findings;
}

namespace portcullis {
Check checkMissingRateLimit() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
