//===- Effects.cpp - What answering a request changes ---------------------===//

#include "Effects.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

Effects::Effects(const Program &P) : P(P) {
  for (uint32_t Id = 0; Id < P.nodeCount(); ++Id) {
    const NodeKind Kind = P.node(Id).Kind;
    if (Kind != NodeKind::Field && Kind != NodeKind::Global &&
        Kind != NodeKind::Anytime)
      continue;
    for (uint32_t Index : P.into(Id)) {
      const Edge &E = P.edge(Index);
      // What a call may do to it is told by its role.
      if (E.Kind == EdgeKind::Same && P.node(E.From).Kind != NodeKind::Effect)
        Assignments[P.node(E.From).Function].push_back(Index);
    }
  }
}

/// The object that \p Value is stored into as a field, before that; NoNode if
/// there is none.
static NodeId objectOf(const Program &P, NodeId Value) {
  auto LastKept = [&](NodeId Id) {
    for (uint32_t Index : P.into(Id))
      if (P.edge(Index).Kind == EdgeKind::Keep)
        return P.edge(Index).From;
    return NoNode;
  };
  for (uint32_t Index : P.outOf(Value)) {
    if (P.edge(Index).Kind != EdgeKind::Store)
      continue;
    NodeId Object = LastKept(P.edge(Index).To);
    static constexpr unsigned MaxKept = 1024; // It may run in a circle.
    for (unsigned Steps = 0;
         Steps < MaxKept && Object != NoNode && LastKept(Object) != NoNode;
         ++Steps)
      Object = LastKept(Object);
    return Object;
  }
  return NoNode;
}

/// Whether \p E assigns to what is there before and after.
bool Effects::isKept(const Scope &S, const Edge &E) const {
  const Node &To = P.node(E.To);
  if (To.Kind == NodeKind::Anytime) // Captured.
    return !S.Contains.contains(To.Function);
  if (To.Kind == NodeKind::Global)
    return true;
  const NodeId Object = objectOf(P, E.From);
  return Object != NoNode && isShared(S, Object);
}

/// Whether \p Object is there before and after: a global, what a lambda
/// captured, an object that is, or part of one.
bool Effects::isShared(const Scope &S, NodeId Object) const {
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Object);
  static constexpr size_t MaxSteps = 64;
  for (size_t I = 0; I < Pending.size() && I < MaxSteps; ++I) {
    const Node &N = P.node(Pending[I]);
    if (N.Kind == NodeKind::Global ||
        (N.Kind != NodeKind::Field && !S.Contains.contains(N.Function)))
      return true;
    if (N.Kind == NodeKind::This && S.OnShared.contains(N.Function))
      return true;
    for (uint32_t Index : P.into(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
          E.Kind == EdgeKind::Unless || E.Kind == EdgeKind::Load)
        Pending.insert(E.From);
    }
  }
  return false;
}

Effects::Scope Effects::scopeOf(uint32_t Handler) const {
  const std::vector<uint32_t> &Functions = P.reached(Handler);
  Scope S{.Functions = Functions,
          .Contains = {Functions.begin(), Functions.end()},
          .OnShared = {Handler}};
  // Whoever calls comes first, but for loops.
  for (uint32_t Function : S.Functions) {
    if (P.function(Function).IsLambda) {
      S.OnShared.insert(Function);
      continue;
    }
    for (uint32_t Index : P.callers(Function)) {
      const Call &C = P.call(Index);
      if (C.Object != NoNode && !C.IsConstruction &&
          S.Contains.contains(C.Function) && isShared(S, C.Object))
        S.OnShared.insert(Function);
    }
  }
  return S;
}

/// Whether a statement that begins so changes what a database holds, as far as
/// its words say.
static bool isChanging(StringRef Statement) {
  static constexpr StringRef Verbs[] = {"INSERT", "UPDATE",   "DELETE", "DROP",
                                        "ALTER",  "TRUNCATE", "REPLACE"};
  auto [Verb, Rest] = llvm::getToken(Statement, " \t\r\n(");
  // What a statement begins with may change something itself:
  // `WITH gone AS (DELETE …`.
  if (Verb.equals_insensitive("WITH")) {
    const size_t Inner = Rest.find('(');
    return Inner != StringRef::npos && isChanging(Rest.drop_front(Inner));
  }
  return llvm::any_of(Verbs,
                      [&](StringRef V) { return Verb.equals_insensitive(V); });
}

bool Effects::changesDatabase(const Scope &S, const Call &C,
                              const Row &R) const {
  bool Found = false;
  P.eachAt(C, R.positions("at"), [&](NodeId Text, const Span &) {
    if (Found || Text == NoNode)
      return;
    auto At = [&](NodeId N, bool) {
      if (P.node(N).Kind != NodeKind::Literal)
        return Step::Continue;
      return isChanging(P.nameOf(N)) ? Step::Found : Step::Stop;
    };
    // Others may hand something else to a helper that this runs too.
    auto Passes = [&](const Edge &E) {
      return E.Kind != EdgeKind::Operand &&
             (E.Kind != EdgeKind::Enter ||
              S.Contains.contains(P.node(E.From).Function));
    };
    Found =
        !P.origins(Text, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
  });
  return Found;
}

std::optional<Effect> Effects::ofCall(const Scope &S, const Call &C) const {
  if (P.rowOf(C, Role::Stop))
    return Effect{.What = "stops the server", .Where = C.NameWhere};
  if (P.rowOf(C, Role::Changes))
    return Effect{.What = "changes the database", .Where = C.NameWhere};
  if (const Row *R = P.rowOf(C, Role::Sink)) {
    StringRef Kind = R->text("kind");
    if (Kind == "shell" || Kind == "program")
      return Effect{.What = "starts a process", .Where = C.NameWhere};
    if (Kind == "path" && R->flag("changes"))
      return Effect{.What = "changes files", .Where = C.NameWhere};
    if (Kind == "sql" && changesDatabase(S, C, *R))
      return Effect{.What = "changes the database", .Where = C.NameWhere};
  }
  if ((P.rowOf(C, Role::Store) || P.rowOf(C, Role::Erase)) &&
      C.Object != NoNode && isShared(S, C.Object))
    return Effect{.What = Effect::InMemory, .Where = C.NameWhere};
  return std::nullopt;
}

std::optional<Effect> Effects::ofAssignments(const Scope &S,
                                             uint32_t Function) const {
  for (uint32_t Index : Assignments.lookup(Function)) {
    const Edge &E = P.edge(Index);
    if (isKept(S, E))
      return Effect{.What = Effect::InMemory, .Where = P.node(E.From).Where};
  }
  return std::nullopt;
}

std::optional<Effect> Effects::of(uint32_t Handler) const {
  const Scope S = scopeOf(Handler);
  std::optional<Effect> InMemory;
  for (uint32_t Function : S.Functions) {
    for (uint32_t Index : P.callsIn(Function))
      if (std::optional<Effect> Here = ofCall(S, P.call(Index))) {
        if (!Here->isInMemory())
          return Here;
        InMemory = InMemory ? InMemory : Here;
      }
    if (!InMemory)
      InMemory = ofAssignments(S, Function);
  }
  return InMemory;
}

std::optional<Effect> Effects::beyondMemory(uint32_t Call) const {
  const portcullis::Call &C = P.call(Call);
  std::optional<Effect> Found = ofCall(scopeOf(C.Function), C);
  for (uint32_t Target : P.targets(Call))
    if (!Found || Found->isInMemory())
      Found = of(Target);
  return Found && !Found->isInMemory() ? Found : std::nullopt;
}
