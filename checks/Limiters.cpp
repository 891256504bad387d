//===- Limiters.cpp - What refuses clients that come too often ------------===//

#include "Limiters.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace portcullis;
using llvm::StringRef;

/// Whether \p Id may be the status 429 (RFC 6585 section 4), as a number or an
/// enumerator, when \p Function runs.
static bool isTooMany(const Program &P, uint32_t Function, NodeId Id) {
  return mayBeWithin(P, Function, Id, [](StringRef Text) {
    return Text == "429" || Text.starts_with("429 ") ||
           Text.contains_insensitive("TooManyRequests") ||
           Text.contains_insensitive("Too_Many_Requests");
  });
}

/// Whether \p Function asks whether something is 429: it hands on what another
/// server answered.
static bool comparesTooMany(const Program &P, uint32_t Function) {
  return llvm::any_of(P.testsIn(Function), [&](uint32_t T) {
    return llvm::any_of(P.into(P.test(T).Condition), [&](uint32_t Index) {
      const Edge &E = P.edge(Index);
      return E.Kind == EdgeKind::Operand &&
             P.node(E.From).Kind == NodeKind::Literal &&
             P.nameOf(E.From) == "429";
    });
  });
}

static bool isNumbered(ValueType Type) {
  return Type == ValueType::Number || Type == ValueType::Enumeration;
}

/// Whether \p C sets the status 429, or makes an error of it, when \p Function
/// runs.
static bool saysTooMany(const Program &P, uint32_t Function, const Call &C) {
  if (const Row *R = P.rowOf(C, Role::Status))
    return isTooMany(P, Function, P.nodeAt(C, R->position("at", {})));
  return C.IsConstruction && llvm::any_of(C.Arguments, [&](NodeId Argument) {
           return Argument != NoNode && isNumbered(P.node(Argument).Type) &&
                  isTooMany(P, Function, Argument);
         });
}

/// Whether what \p Id is goes into arithmetic or a comparison.
static bool isReckonedWith(const Program &P, NodeId Id) {
  static constexpr StringRef Operators[] = {
      "operator-",  "operator<",  "operator>",
      "operator<=", "operator>=", "operator<=>"};
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Id);
  for (size_t I = 0; I < Pending.size() && I < 32; ++I)
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      const Node &To = P.node(E.To);
      StringRef Name =
          To.Kind == NodeKind::Call ? P.text(P.call(To.Ref).Name) : StringRef();
      if (llvm::any_of(Operators,
                       [&](StringRef O) { return Name.ends_with(O); }) ||
          (E.Kind == EdgeKind::Operand && To.Kind == NodeKind::Value))
        return true;
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
          E.Kind == EdgeKind::Leave)
        Pending.insert(E.To);
    }
  return false;
}

static bool reckonsTime(const Program &P, uint32_t Function) {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return llvm::any_of(P.callsIn(Reached), [&](uint32_t Index) {
      const Call &C = P.call(Index);
      return P.rowOf(C, Role::Clock) && isReckonedWith(P, C.Result);
    });
  });
}

/// Whether \p Id comes from the client's address.
static bool isClient(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    const Row *R = P.requestSource(N);
    return llvm::any_of(
               P.withRole(Role::ClientAddress),
               [&](RoleCall RC) { return P.call(RC.Call).Result == N; }) ||
                   (R && R->text("kind") == "header" &&
                    Here.Kind == NodeKind::Call &&
                    P.literalText(
                         P.nodeAt(P.call(Here.Ref), R->position("key", {})))
                        .equals_insensitive("x-forwarded-for"))
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

/// Whether \p C reads or keeps the element under a client's address.
static bool isByClient(const Program &P, const Call &C) {
  static constexpr Role Keeping[] = {Role::Load, Role::Store};
  return llvm::any_of(Keeping, [&](Role Keeps) {
    const Row *R = P.rowOf(C, Keeps);
    if (!R || !R->has("key"))
      return false;
    NodeId Key = P.nodeAt(C, R->position("key", {}));
    return Key != NoNode && isClient(P, Key);
  });
}

/// Whether something is kept for each client.
static bool countsByClient(const Program &P, uint32_t Function) {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return llvm::any_of(P.callsIn(Reached), [&](uint32_t Index) {
      return isByClient(P, P.call(Index));
    });
  });
}

/// Whether \p Index asks a limiter of a library.
static bool isLimiter(const Program &P, uint32_t Index) {
  const Row *R = P.rowOf(P.call(Index), Role::Limiter);
  return R && R->flag("asked");
}

std::optional<uint32_t> portcullis::limits(const Program &P,
                                           uint32_t Function) {
  for (uint32_t Reached : P.reached(Function))
    for (uint32_t Index : P.callsIn(Reached))
      if (isLimiter(P, Index) || (saysTooMany(P, Function, P.call(Index)) &&
                                  !comparesTooMany(P, Reached)))
        return Index;
  // RFC 9110 names others that a server may refuse with.
  for (StringRef Status : {"400", "403", "423", "503"})
    if (std::optional<uint32_t> Refusal = answers(P, Function, Status, Status);
        Refusal && reckonsTime(P, Function) && countsByClient(P, Function))
      return Refusal;
  return std::nullopt;
}

bool portcullis::locksOut(const Program &P, uint32_t Function) {
  return answers(P, Function, "423", "Locked").has_value() &&
         reckonsTime(P, Function);
}

/// Whether middleware \p M ends a request by what it returns; if that is not
/// known, it may.
static bool mayRefuse(const Program &P, const Middleware &M) {
  if (!M.R->has("refuses") || P.function(M.Function).Return == NoNode)
    return true;
  std::vector<Flow> Answers = P.literals(P.function(M.Function).Return);
  return Answers.empty() || llvm::any_of(Answers, [&](const Flow &F) {
           return P.nameOf(F.Origin).rsplit(':').second ==
                      M.R->text("refuses") ||
                  P.nameOf(F.Origin) == M.R->text("refuses");
         });
}

std::vector<std::optional<uint32_t>>
portcullis::serverLimiters(const Program &P) {
  std::vector<std::optional<uint32_t>> Result(routesOf(P).size());
  auto Limit = [&](uint32_t Call) {
    for (uint32_t Index : routesBeside(P, Call))
      if (!Result[Index])
        Result[Index] = Call;
  };
  for (const RoleCall &RC : P.withRole(Role::Limiter))
    if (!RC.R->flag("asked") && holds(P, RC))
      Limit(RC.Call);
  for (const Middleware &M : middlewares(P))
    if (limits(P, M.Function) && mayRefuse(P, M))
      Limit(M.Call);
  return Result;
}
