//===- Protections.cpp - What stands in front of routes -------------------===//

#include "Protections.h"
#include "Cors.h"
#include "Credentials.h"
#include "Limiters.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

StringRef portcullis::toString(Protection Kind) {
  switch (Kind) {
  case Protection::Authentication:
    return "authentication";
  case Protection::Authorization:
    return "authorization";
  case Protection::RateLimit:
    return "rate limit";
  case Protection::Cors:
    return "CORS";
  case Protection::Tls:
    return "TLS";
  case Protection::Validation:
    return "validation";
  case Protection::BodyLimit:
    return "body limit";
  }
  llvm_unreachable("all protections are above");
}

/// The name of \p Function; of a lambda, that of the function it stands in.
static std::string symbolOf(const Program &P, uint32_t Function) {
  const portcullis::Function *F = &P.function(Function);
  static constexpr unsigned MaxDepth = 64; // It may run in a circle.
  unsigned Depth = 0;
  for (; Depth < MaxDepth && F->IsLambda && F->Encloses != NoIndex; ++Depth)
    F = &P.function(F->Encloses);
  return P.text(F->Name).str() + (Depth > 0 ? " (lambda)" : "");
}

static Proof proofAt(const Program &P, uint32_t Call) {
  return {.Symbol = symbolOf(P, P.call(Call).Function),
          .Where = P.location(P.call(Call).NameWhere)};
}

namespace {
/// Finds what protects the routes of one program.
class Prover {
public:
  explicit Prover(const Program &P)
      : P(P), Headers(responseHeaders(P)), Limiters(serverLimiters(P)) {}

  ProtectedRoute prove(uint32_t Index) const;

private:
  std::optional<Proof> prove(uint32_t Index, llvm::ArrayRef<uint32_t> Runs,
                             Protection Kind) const;
  std::optional<uint32_t> callIn(uint32_t Function, Protection Kind) const;
  std::optional<Proof> corsOf(const Route &R,
                              llvm::ArrayRef<uint32_t> Runs) const;
  std::optional<Proof> tlsOf(const Route &R) const;
  std::optional<Proof> bodyLimitOf(const Route &R) const;

  const Program &P;
  std::vector<HeaderSet> Headers;
  std::vector<std::optional<uint32_t>> Limiters; ///< See serverLimiters().
};
} // namespace

/// The call by which \p Function, or what it runs, protects, if there is one.
std::optional<uint32_t> Prover::callIn(uint32_t Function,
                                       Protection Kind) const {
  auto AnswersOneOf =
      [&](std::initializer_list<std::pair<StringRef, StringRef>> Statuses)
      -> std::optional<uint32_t> {
    for (auto [Status, Enumerator] : Statuses)
      if (auto Call = answers(P, Function, Status, Enumerator))
        return Call;
    return std::nullopt;
  };
  switch (Kind) {
  case Protection::Authentication: {
    std::optional<uint32_t> Call = asksWho(P, Function);
    return Call ? Call : AnswersOneOf({{"401", "Unauthorized"}});
  }
  case Protection::Authorization:
    return AnswersOneOf({{"403", "Forbidden"}});
  case Protection::RateLimit:
    return limits(P, Function);
  case Protection::Validation:
    return AnswersOneOf({{"400", "BadRequest"},
                         {"400", "Bad_Request"},
                         {"422", "Unprocessable"}});
  case Protection::Cors:
  case Protection::Tls:
  case Protection::BodyLimit:
    return std::nullopt;
  }
  llvm_unreachable("all protections are above");
}

std::optional<Proof> Prover::corsOf(const Route &R,
                                    llvm::ArrayRef<uint32_t> Runs) const {
  for (const HeaderSet &Set : Headers) {
    if (Set.Name != "access-control-allow-origin")
      continue;
    const uint32_t Setter = P.call(Set.Call).Function;
    bool IsRun = llvm::any_of(Runs, [&](uint32_t Function) {
      return llvm::is_contained(P.reached(Function), Setter);
    });
    if (IsRun || (Set.ForAll && mayBeSameServer(P, Set.Call, R.Call) &&
                  canBeTogether(P, P.call(Set.Call).Where, R.Where)))
      return Proof{.Symbol = symbolOf(P, Setter), .Where = Set.Where};
  }
  return std::nullopt;
}

std::optional<Proof> Prover::tlsOf(const Route &R) const {
  for (const Listener &L : listenersOf(P))
    if (L.IsTls && mayBeSameServer(P, L.Call, R.Call) &&
        canBeTogether(P, P.call(L.Call).Where, R.Where))
      return proofAt(P, L.Call);
  return std::nullopt;
}

std::optional<Proof> Prover::bodyLimitOf(const Route &R) const {
  for (const RoleCall &Limit : P.withRole(Role::LimitsBody))
    if (mayBeSameServer(P, Limit.Call, R.Call) &&
        canBeTogether(P, P.call(Limit.Call).Where, R.Where))
      return proofAt(P, Limit.Call);
  return std::nullopt;
}

std::optional<Proof> Prover::prove(uint32_t Index,
                                   llvm::ArrayRef<uint32_t> Runs,
                                   Protection Kind) const {
  if (Kind == Protection::Cors)
    return corsOf(routesOf(P)[Index], Runs);
  if (Kind == Protection::Tls)
    return tlsOf(routesOf(P)[Index]);
  if (Kind == Protection::BodyLimit)
    return bodyLimitOf(routesOf(P)[Index]);
  for (uint32_t Function : Runs)
    if (std::optional<uint32_t> Call = callIn(Function, Kind))
      return proofAt(P, *Call);
  const std::optional<uint32_t> &Limiter = Limiters[Index];
  if (Kind != Protection::RateLimit || !Limiter)
    return std::nullopt;
  return proofAt(P, *Limiter);
}

/// The name \p Symbol of a handler of \p R without what a macro of the library
/// puts in front of it.
static std::string withoutGenerated(const Program &P, const Route &R,
                                    StringRef Symbol) {
  const Row *Registered = P.rowOf(P.call(R.Call), Role::Route);
  auto [Outer, Name] = Symbol.rsplit("::");
  if (Name.empty())
    std::swap(Outer, Name);
  if (!Registered || !Name.consume_front(Registered->text("generated")))
    return Symbol.str();
  return Outer.empty() ? Name.str() : (Outer + "::" + Name).str();
}

/// What answers at \p R; empty if that is not known.
static std::string handlerOf(const Program &P, const Route &R) {
  auto IsPart = [&](uint32_t Function) { // Of what tells the routes apart.
    return P.function(Function).IsLambda &&
           P.function(Function).Encloses == R.Dispatcher;
  };
  if (R.Dispatcher != NoIndex && llvm::all_of(R.Handlers, IsPart))
    return symbolOf(P, R.Dispatcher);
  return R.Handlers.empty() ? "" : symbolOf(P, R.Handlers.front());
}

ProtectedRoute Prover::prove(uint32_t Index) const {
  const Route &R = routesOf(P)[Index];
  const std::string Handler = handlerOf(P, R);
  ProtectedRoute Result{
      .R = &R, .Handler = withoutGenerated(P, R, Handler), .By = {}};
  // What stands in front comes first.
  std::vector<uint32_t> Runs = inFrontOf(P, Index);
  llvm::append_range(Runs, R.Handlers);
  for (size_t Kind = 0; Kind < ProtectionCount; ++Kind)
    Result.By[Kind] = prove(Index, Runs, static_cast<Protection>(Kind));
  for (std::optional<Proof> &By : Result.By)
    if (By && By->Symbol == Handler)
      By->Symbol = Result.Handler;
  return Result;
}

std::vector<ProtectedRoute> portcullis::protectionsOf(const Program &P) {
  P.forgetGuards();
  std::vector<ProtectedRoute> Result;
  const Prover Routes(P);
  for (uint32_t Index = 0; Index < routesOf(P).size(); ++Index)
    Result.push_back(Routes.prove(Index));
  llvm::stable_sort(Result, [&](const auto &A, const auto &B) {
    return P.location(A.R->Where) < P.location(B.R->Where);
  });
  return Result;
}
