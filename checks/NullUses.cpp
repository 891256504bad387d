//===- NullUses.cpp - What may be null is used all the same ---------------===//

#include "NullUses.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "Link/Routes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSet.h"
#include <set>

using namespace portcullis;
using llvm::StringRef;

/// Whether \p C is the conversion of a pointer to bool, which some classes have
/// beside one to what it points to.
static bool asksWhetherNull(const Program &P, const Call &C) {
  return P.text(C.Name).ends_with("operator conversion") &&
         C.Result != NoNode && P.node(C.Result).Type == ValueType::Boolean;
}

namespace {

/// Finds pointers that are null if the client sent nothing fit, and are used
/// all the same.
class NullReader {
public:
  NullReader(const Program &P, llvm::ArrayRef<RoleCall> Sources);

  std::vector<NullUse> uses() const;

private:
  /// Something that came from a source, and whether that may be null.
  struct Reached {
    NodeId Id;
    StringId Field; ///< That it was read from; AnyKey: from none.
    bool IsPointer;
  };

  bool isNullable(const Call &C) const {
    const Row *R = P.rowOf(C, Role::Source);
    return R && R->has("nullable");
  }
  void findAsked(NodeId Condition);
  /// Finds functions that store in one of \p Members.
  void findStores(const llvm::StringSet<> &Members);
  bool givesTheSame(const Call &A, const Call &B) const;
  bool isAskedBefore(const Call &C) const;
  /// Whether \p Id is what a call that looks through a pointer gives.
  bool isPointedTo(NodeId Id) const {
    return P.node(Id).Kind == NodeKind::Call &&
           SinkCalls.contains(P.node(Id).Ref);
  }
  bool isRequired(StringRef Field, const Row &R) const;
  std::optional<Reached> along(const Edge &E, const Reached &From,
                               const Row &R) const;
  std::vector<Reached> reachedFrom(const Call &C, const Row &R) const;
  std::optional<Span> useOf(NodeId Pointer, bool IsPlain) const;
  std::optional<NullUse> firstUse(const RoleCall &Source) const;

  const Program &P;
  const llvm::ArrayRef<RoleCall> Sources;
  const Takers Calls;
  /// By function: the pointers of which it asks whether they are null.
  llvm::DenseMap<uint32_t, llvm::SmallVector<NodeId, 1>> Asking;
  /// What must not be null, and where.
  llvm::DenseMap<NodeId, Span> Sinks;
  llvm::DenseSet<uint32_t> SinkCalls;
  /// `function::field`: what functions store in, by their own names.
  llvm::StringSet<> Stores;
};

} // namespace

NullReader::NullReader(const Program &P, llvm::ArrayRef<RoleCall> Sources)
    : P(P), Sources(Sources), Calls(takersOf(P)) {
  for (const Test &T : P.tests())
    if (!T.Returned && T.Condition != NoNode)
      findAsked(T.Condition);
  for (const RoleCall &Sink : sinks(P, "pointer")) {
    if (asksWhetherNull(P, P.call(Sink.Call)))
      continue;
    SinkCalls.insert(Sink.Call);
    P.eachAt(P.call(Sink.Call), Sink.R->positions("at"),
             [&](NodeId Pointer, const Span &Where) {
               Sinks.try_emplace(Pointer, Where);
             });
  }
  llvm::StringSet<> Members;
  for (const RoleCall &Source : Sources)
    if (llvm::ArrayRef<std::string> By = Source.R->texts("required_by");
        By.size() == 2)
      Members.insert(By[1]);
  if (!Members.empty())
    findStores(Members);
}

/// Adds what \p Condition asks of sources: `!p`, `p == nullptr`, `a && p`.
void NullReader::findAsked(NodeId Condition) {
  static constexpr unsigned MaxSteps = 8;
  llvm::SmallSetVector<NodeId, MaxSteps> Pending;
  Pending.insert(Condition);
  for (unsigned I = 0; I < Pending.size() && I < MaxSteps; ++I) {
    const Node &N = P.node(Pending[I]);
    if (N.Kind == NodeKind::Call && isNullable(P.call(N.Ref)))
      Asking[N.Function].push_back(Pending[I]);
    for (uint32_t Index : P.into(Pending[I]))
      if (P.edge(Index).Kind == EdgeKind::Operand ||
          P.edge(Index).Kind == EdgeKind::Same)
        Pending.insert(P.edge(Index).From);
  }
}

void NullReader::findStores(const llvm::StringSet<> &Members) {
  for (NodeId Id = 0; Id < P.nodeCount(); ++Id)
    for (uint32_t Index : P.into(Id))
      if (const Edge &E = P.edge(Index); E.Kind == EdgeKind::Store &&
                                         E.Label != AnyKey &&
                                         Members.contains(P.text(E.Label)))
        Stores.insert(
            (shortName(P.text(P.function(P.node(E.To).Function).Name)) +
             "::" + P.text(E.Label))
                .str());
}

/// Whether both ask the request for the same: by the same name, if for one.
bool NullReader::givesTheSame(const Call &A, const Call &B) const {
  return A.Name == B.Name && keyOf(P, A, *P.rowOf(A, Role::Source)) ==
                                 keyOf(P, B, *P.rowOf(B, Role::Source));
}

/// Whether something in front of the routes that run \p C asks, or the function
/// asks of what another such call gave: it is the same.
bool NullReader::isAskedBefore(const Call &C) const {
  auto AsksItself = [&](uint32_t Function) {
    auto Known = Asking.find(Function);
    return Known != Asking.end() &&
           llvm::any_of(Known->second, [&](NodeId Asked) {
             return Asked != C.Result &&
                    givesTheSame(P.call(P.node(Asked).Ref), C);
           });
  };
  auto Asks = [&](uint32_t Function) {
    return llvm::any_of(P.reached(Function), AsksItself);
  };
  if (AsksItself(C.Function) || llvm::any_of(middlewareOf(P), Asks))
    return true;
  return llvm::any_of(routesOf(P), [&](const Route &R) {
    return llvm::any_of(R.Filters, Asks) &&
           llvm::any_of(R.Handlers, [&](uint32_t Handler) {
             return llvm::is_contained(P.reached(Handler), C.Function);
           });
  });
}

/// Whether a function tells the framework, as \p R says, that requests without
/// \p Field are refused.
bool NullReader::isRequired(StringRef Field, const Row &R) const {
  llvm::ArrayRef<std::string> By = R.texts("required_by");
  return By.size() == 2 &&
         Stores.contains((By[0] + Field + "::" + By[1]).str());
}

/// What comes along \p E from \p From, if it may hold something that is null.
std::optional<NullReader::Reached>
NullReader::along(const Edge &E, const Reached &From, const Row &R) const {
  switch (E.Kind) {
  case EdgeKind::Same:
  case EdgeKind::Tested:
  case EdgeKind::Enter:
  case EdgeKind::Leave:
    if (P.node(E.To).Kind == NodeKind::Field)
      return std::nullopt; // Of any object.
    return Reached{.Id = E.To,
                   .Field = From.Field,
                   .IsPointer = From.IsPointer && !isPointedTo(E.To)};
  case EdgeKind::Load:
    if (R.text("nullable") != "fields" || isRequired(P.text(E.Label), R))
      return std::nullopt;
    if (E.Label == AnyKey)
      return Reached{.Id = E.To, .Field = From.Field, .IsPointer = false};
    return Reached{.Id = E.To, .Field = E.Label, .IsPointer = true};
  default:
    return std::nullopt;
  }
}

std::vector<NullReader::Reached> NullReader::reachedFrom(const Call &C,
                                                         const Row &R) const {
  static constexpr size_t MaxNodes = 1024;
  std::vector<Reached> Result{{.Id = C.Result,
                               .Field = AnyKey,
                               .IsPointer = R.text("nullable") != "fields"}};
  std::set<std::pair<NodeId, bool>> Seen;
  for (size_t I = 0; I < Result.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.outOf(Result[I].Id))
      if (std::optional<Reached> Next = along(P.edge(Index), Result[I], R);
          Next && Seen.insert({Next->Id, Next->IsPointer}).second)
        Result.push_back(*Next);
  return Result;
}

/// Where what \p Pointer points to is looked at. \p IsPlain: it is no class of
/// the framework's.
std::optional<Span> NullReader::useOf(NodeId Pointer, bool IsPlain) const {
  if (auto Sink = Sinks.find(Pointer); Sink != Sinks.end())
    return Sink->second;
  if (!IsPlain)
    return std::nullopt;
  for (uint32_t Index : P.outOf(Pointer))
    if (const Edge &E = P.edge(Index); E.Kind == EdgeKind::Load)
      return P.node(E.To).Where;
  auto Known = Calls.find(Pointer);
  if (Known == Calls.end())
    return std::nullopt;
  for (uint32_t Index : Known->second)
    if (const Call &C = P.call(Index);
        C.Object == Pointer && !P.text(C.Name).starts_with("std::"))
      return C.Where;
  return std::nullopt;
}

std::optional<NullUse> NullReader::firstUse(const RoleCall &Source) const {
  const Call &C = P.call(Source.Call);
  std::optional<NullUse> First;
  auto At = [&](NodeId N, bool) {
    return N == C.Result ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    return E.keepsValue() && P.node(E.From).Kind != NodeKind::Field;
  };
  const bool IsPlain = Source.R->text("nullable") == "pointer";
  for (const Reached &Pointer : reachedFrom(C, *Source.R)) {
    std::optional<Span> Use =
        Pointer.IsPointer ? useOf(Pointer.Id, IsPlain) : std::nullopt;
    if (!Use || (First && P.location(First->Where) < P.location(*Use)))
      continue;
    std::vector<Flow> Ways = P.origins(
        Pointer.Id,
        {.At = At, .Passes = Passes, .Guards = GuardPresent, .MaxOrigins = 1});
    if (!Ways.empty() && !runsThroughErrors(P, Ways.front().Path))
      First = {.Way = std::move(Ways.front()),
               .Where = *Use,
               .Field = P.text(Pointer.Field)};
  }
  return First;
}

std::vector<NullUse> NullReader::uses() const {
  std::vector<NullUse> Result;
  for (const RoleCall &Source : Sources)
    if (!isAskedBefore(P.call(Source.Call)))
      if (std::optional<NullUse> Use = firstUse(Source))
        Result.push_back(std::move(*Use));
  return Result;
}

std::vector<NullUse> portcullis::nullUses(const Program &P) {
  std::vector<RoleCall> Sources;
  for (const RoleCall &Source : P.withRole(Role::Source))
    if (const Call &C = P.call(Source.Call); Source.R->has("nullable") &&
                                             C.Result != NoNode &&
                                             !P.neverRuns(C.Function))
      Sources.push_back(Source);
  if (Sources.empty())
    return {};
  return NullReader(P, Sources).uses();
}
