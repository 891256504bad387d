//===- MissingAuthentication.cpp - A route asks nobody who they are -------===//

#include "Check.h"
#include "Credentials.h"
#include "Effects.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "missing-authentication",
    .Title = "A route that needs to know its client does not ask",
    .Cwe = {306},
    .Owasp = {2, 5},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::Medium,
    .HasFix = false,
};

namespace {
/// Why a route must know its client.
struct Need {
  std::string What; ///< "changes the database"; empty if it need not.
  Span Where;
};

/// A route, and what is known of it.
struct Judged {
  const Route *R = nullptr;
  bool AsksWho = false;
  Need Why; ///< Only of one that does not ask.
};
} // namespace

/// Whether a request of \p Method is there to change something.
static bool changes(StringRef Method) {
  return Method == "POST" || Method == "PUT" || Method == "PATCH" ||
         Method == "DELETE";
}

static bool hasMethod(const Route &R, llvm::ArrayRef<StringRef> Methods) {
  return llvm::any_of(R.Methods, [&](StringRef Method) {
    return llvm::is_contained(Methods, Method);
  });
}

static Need needOf(const Program &P, const Effects &Changes, const Route &R) {
  const SensitiveNames &Names = P.models().sensitive();
  const bool IsForAdmins = Names.says(Vocabulary::AdminRoutes, R.Path);
  // RFC 9110 section 9.2.1: GET and HEAD are not to change anything.
  const bool IsSafe = R.Methods.empty() || llvm::none_of(R.Methods, changes);
  const bool SaysSo = Names.says(Vocabulary::ChangingRoutes, lastName(R.Path));
  for (uint32_t Handler : R.Handlers)
    if (std::optional<Effect> Change = Changes.of(Handler))
      if (!IsSafe || IsForAdmins || SaysSo ||
          Change->What == "stops the server")
        return {.What = Change->What.str(), .Where = Change->Where};
  if (hasMethod(R, {"PUT", "PATCH", "DELETE"}))
    return {.What = "is there to change something", .Where = R.Where};
  if (IsForAdmins)
    return {.What = "is there for administrators", .Where = R.Where};
  return {};
}

static std::string nameOf(const Program &P, const Route &R) {
  if (R.Methods.empty())
    return shownPath(P, R);
  const auto Method = llvm::find_if(R.Methods, changes);
  return (Method == R.Methods.end() ? R.Methods.front() : *Method) + " " +
         shownPath(P, R);
}

static Finding findingFor(const Program &P, const Judged &J,
                          llvm::ArrayRef<Judged> Others) {
  Finding F{.CheckId = Info.Id,
            .Message =
                llvm::formatv("'{0}' {1}, and nothing asks who the client is",
                              nameOf(P, *J.R), J.Why.What),
            .Where = P.location(J.R->Where),
            .Level = Info.Level};
  if (J.Why.Where.Offset != J.R->Where.Offset)
    F.Related.push_back(
        {.Where = P.location(J.Why.Where), .Text = "it does so here"});
  static constexpr size_t MaxNamed = 3;
  for (const Judged &Other : Others)
    if (Other.AsksWho && F.Related.size() <= MaxNamed)
      F.Related.push_back({.Where = P.location(Other.R->Where),
                           .Text = llvm::formatv("'{0}' asks who the client is",
                                                 nameOf(P, *Other.R))
                                       .str()});
  return F;
}

/// One finding for a server that knows none of its clients.
static Finding findingFor(const Program &P, llvm::ArrayRef<const Judged *> Open,
                          const Location &Server) {
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv(
                "no route of this server asks who the client is: {0} of them "
                "change{1} something",
                Open.size(), Open.size() == 1 ? "s" : ""),
            .Where = Server,
            .Level = Info.Level};
  for (const Judged *J : Open)
    F.Related.push_back(
        {.Where = P.location(J->R->Where),
         .Text = llvm::formatv("'{0}' {1}, and nothing asks who the client is",
                               nameOf(P, *J->R), J->Why.What)
                     .str()});
  return F;
}

static void judge(const Program &P, llvm::ArrayRef<Judged> Routes,
                  std::optional<Location> Server,
                  std::vector<Finding> &Findings) {
  std::vector<const Judged *> Open;
  for (const Judged &J : Routes)
    if (!J.Why.What.empty())
      Open.push_back(&J);
  if (Open.empty())
    return;
  const bool KnowsSome =
      llvm::any_of(Routes, [](const Judged &J) { return J.AsksWho; });
  if (!KnowsSome)
    return Findings.push_back(findingFor(
        P, Open, Server ? *Server : P.location(Open.front()->R->Where)));
  for (const Judged *J : Open)
    Findings.push_back(findingFor(P, *J, Routes));
}

static std::vector<Judged> judgedRoutes(const Program &P) {
  const Effects Changes(P);
  Askers Asked(P);
  std::vector<Judged> All;
  for (uint32_t Index = 0; Index < routesOf(P).size(); ++Index) {
    const Route &R = routesOf(P)[Index];
    All.push_back({.R = &R, .AsksWho = Asked.askFor(Index), .Why = {}});
    if (!All.back().AsksWho && !R.IsConfigured && !R.Handlers.empty() &&
        !isForAnybody(P, R) && !hasErrorsWithin(P, R))
      All.back().Why = needOf(P, Changes, R);
  }
  return All;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  const BrokenUnits Broken(P);
  const std::vector<Judged> All = judgedRoutes(P);
  llvm::ArrayRef<Listener> Listeners = listenersOf(P);
  if (Listeners.empty() && P.world() == World::Closed)
    // A library's; its server is not seen.
    judge(P,
          llvm::to_vector(llvm::make_filter_range(
              All,
              [&](const Judged &J) { return !Broken.mayConcern(J.R->Where); })),
          std::nullopt, Findings);
  llvm::DenseSet<const Route *> Done;
  for (const Listener &L : Listeners) {
    if (Broken.mayConcern(P.call(L.Call).Where))
      continue;
    std::vector<Judged> Mine;
    for (uint32_t Index : routesBeside(P, L.Call))
      if (Done.insert(All[Index].R).second)
        Mine.push_back(All[Index]);
    // Whoever listens on this machine only serves those who use it.
    if (L.isLocal() &&
        llvm::none_of(Mine, [](const Judged &J) { return J.AsksWho; }))
      continue;
    judge(P, Mine, P.location(P.call(L.Call).NameWhere), Findings);
  }
  return Findings;
}

namespace portcullis {
Check checkMissingAuthentication() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
