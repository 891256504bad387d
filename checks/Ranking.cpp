//===- Ranking.cpp - Which finding comes first ----------------------------===//

#include "Ranking.h"
#include "Check.h"
#include "Credentials.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include <cmath>

using namespace portcullis;

void portcullis::setConfidence(const Program &P,
                               llvm::MutableArrayRef<Finding> Findings) {
  const llvm::StringSet<> Broken(llvm::from_range, P.broken());
  for (Finding &F : Findings) {
    const unsigned Doubts = F.Doubts + Broken.contains(F.Where.File);
    const auto Most =
        static_cast<unsigned>(findCheck(F.CheckId)->Info.Accuracy);
    F.Confidence = static_cast<Precision>(Most - std::min(Most, Doubts));
  }
}

namespace {
/// For whom code runs.
enum class Reach : uint8_t {
  Nobody, ///< As far as is known.
  Known,  ///< Only clients who were asked who they are.
  Anybody ///< Or once, for the server as a whole.
};

/// Says for whom each function runs.
class Reaches {
public:
  explicit Reaches(const Program &P);

  Reach of(uint32_t Function) const { return By[Function]; }

private:
  void spread(uint32_t From, Reach To);
  void addRoutes();
  void addSetUp();

  const Program &P;
  std::vector<Reach> By; ///< By function.
};

/// Says for whom runs what stands at a place.
class Places {
public:
  explicit Places(const Program &P);

  /// Nothing if it stands in no function.
  std::optional<Reach> at(const Location &Where) const;

private:
  static constexpr size_t None = ~size_t{0};
  struct Body {
    unsigned Begin, End; ///< Offsets.
    Reach By;
    size_t Outer = None; ///< The index of the one that this one stands in.
  };
  static void nest(std::vector<Body> &Bodies);

  llvm::StringMap<std::vector<Body>> ByFile; ///< Sorted by their begin.
};
} // namespace

/// What \p From runs was not reached before.
void Reaches::spread(uint32_t From, Reach To) {
  if (By[From] != Reach::Nobody)
    return; // Nor was anything that it runs.
  for (uint32_t Function : P.reached(From))
    if (By[Function] == Reach::Nobody)
      By[Function] = To;
}

void Reaches::addRoutes() {
  Askers Asked(P);
  std::vector<uint32_t> ForKnown; // Indexes of routes.
  for (uint32_t Index = 0; Index < routesOf(P).size(); ++Index) {
    // What stands in front runs before it is known who asks.
    for (uint32_t Function : inFrontOf(P, Index))
      spread(Function, Reach::Anybody);
    const Route &R = routesOf(P)[Index];
    if (Asked.askFor(Index) && !isForAnybody(P, R)) {
      ForKnown.push_back(Index);
      continue;
    }
    for (uint32_t Handler : R.Handlers)
      spread(Handler, Reach::Anybody);
  }
  for (uint32_t Index : ForKnown)
    for (uint32_t Handler : routesOf(P)[Index].Handlers)
      spread(Handler, Reach::Known);
  for (const Route &R : routesOf(P))
    if (R.Dispatcher != NoIndex)
      spread(R.Dispatcher, Reach::Anybody);
}

/// What sets servers up, and is no part of what a route runs.
void Reaches::addSetUp() {
  for (uint32_t I = 0; I < P.functions().size(); ++I)
    if (P.text(P.function(I).Name) == "main")
      spread(I, Reach::Anybody);
  for (Role R : {Role::Server, Role::Listen, Role::Route, Role::Middleware,
                 Role::MiddlewareClass})
    for (const RoleCall &RC : P.withRole(R))
      spread(P.call(RC.Call).Function, Reach::Anybody);
}

Reaches::Reaches(const Program &P) : P(P) {
  // Where no route is known, it may be any.
  const bool IsKnown = llvm::any_of(
      routesOf(P), [](const Route &R) { return R.Dispatcher == NoIndex; });
  By.assign(P.functions().size(), IsKnown ? Reach::Nobody : Reach::Anybody);
  addRoutes();
  addSetUp();
}

void Places::nest(std::vector<Body> &Bodies) {
  llvm::sort(Bodies, [](const Body &A, const Body &B) {
    return std::tuple(A.Begin, B.End, A.By) < std::tuple(B.Begin, A.End, B.By);
  });
  for (size_t I = 1; I < Bodies.size(); ++I) {
    size_t Outer = I - 1;
    while (Outer != None && Bodies[Outer].End <= Bodies[I].Begin)
      Outer = Bodies[Outer].Outer;
    Bodies[I].Outer = Outer;
  }
}

Places::Places(const Program &P) {
  const Reaches Reached(P);
  llvm::DenseMap<uint32_t, std::vector<Body> *> Known; // By the file's index.
  for (uint32_t I = 0; I < P.functions().size(); ++I) {
    const Span &Whole = P.function(I).Body;
    if (!P.function(I).HasBody || !Whole.Line)
      continue;
    std::vector<Body> *&Bodies = Known[Whole.File];
    if (!Bodies)
      Bodies = &ByFile[P.location(Whole).File];
    Bodies->push_back({.Begin = Whole.Offset,
                       .End = Whole.Offset + Whole.Length,
                       .By = Reached.of(I)});
  }
  for (auto &Each : ByFile)
    nest(Each.second);
}

std::optional<Reach> Places::at(const Location &Where) const {
  auto File = ByFile.find(Where.File);
  if (File == ByFile.end())
    return std::nullopt;
  const std::vector<Body> &Bodies = File->second;
  size_t Index = llvm::upper_bound(Bodies, Where.Offset,
                                   [](unsigned Offset, const Body &B) {
                                     return Offset < B.Begin;
                                   }) -
                 Bodies.begin();
  // Of instances of one template, the one that most can reach is the last.
  for (Index = Index ? Index - 1 : None; Index != None;
       Index = Bodies[Index].Outer)
    if (Where.Offset < Bodies[Index].End)
      return Bodies[Index].By;
  return std::nullopt;
}

/// For whom the code of \p F runs. A constant outside of all functions is where
/// it is used.
static Reach reachOf(const Finding &F, const Places &Known) {
  if (std::optional<Reach> Found = Known.at(F.Where))
    return *Found;
  std::optional<Reach> Used =
      F.Flow.empty() ? std::nullopt : Known.at(F.Flow.back().Where);
  return Used.value_or(Reach::Anybody);
}

static double factor(Reach By) {
  switch (By) {
  case Reach::Nobody:
    return 0.4;
  case Reach::Known:
    return 0.7;
  case Reach::Anybody:
    return 1.0;
  }
  llvm_unreachable("no such reach");
}

static double factor(Precision Confidence) {
  switch (Confidence) {
  case Precision::Low:
    return 0.5;
  case Precision::Medium:
    return 0.75;
  case Precision::High:
    return 0.9;
  case Precision::VeryHigh:
    return 1.0;
  }
  llvm_unreachable("no such precision");
}

/// The least score of a severity (CVSS 3.1, section 5).
static double leastOf(Severity Level) {
  switch (Level) {
  case Severity::Low:
    return 0.1;
  case Severity::Medium:
    return 4.0;
  case Severity::High:
    return 7.0;
  case Severity::Critical:
    return 9.0;
  }
  llvm_unreachable("no such severity");
}

void portcullis::rank(const Program &P,
                      llvm::MutableArrayRef<Finding> Findings) {
  if (Findings.empty())
    return;
  const Places Known(P);
  for (Finding &F : Findings) {
    const Check *ByCheck = findCheck(F.CheckId);
    if (!ByCheck)
      continue; // A note on a comment, no flaw.
    const CheckInfo &Info = ByCheck->Info;
    Reach By = reachOf(F, Known);
    // API2, Broken Authentication: it does not protect from its own flaws.
    if (By == Reach::Known && llvm::is_contained(Info.Owasp, 2U))
      By = Reach::Anybody;
    const double Score = std::max(Info.SecuritySeverity, leastOf(F.Level));
    const double Exact = Score * 10 * factor(By) * factor(F.Confidence);
    F.Rank = std::round(Exact * 10) / 10; // One decimal, as scores have.
  }
}
