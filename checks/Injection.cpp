//===- Injection.cpp - Request text where it acts -------------------------===//

#include "Injection.h"
#include "Flows.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

namespace {
struct Cause {
  /// What leaves the function that puts the text together; NoNode: the sink
  /// itself. All pieces of one text leave as one.
  NodeId Text;
  Location Where;
};
} // namespace

/// Where text is put together that flows on into another function: that is
/// where it has to be mended. The sink itself otherwise.
static Cause causeOf(const Program &P, const Flow &Way, uint32_t Function,
                     const Location &Sink) {
  Cause Found{.Text = NoNode, .Where = Sink};
  uint32_t Builder = NoIndex; // The last function that adds to the text.
  for (size_t I = Way.Path.size(); I-- > 1;) {
    NodeId To = Way.Path[I];
    if (!hasEdge(P, Way.Path[I - 1], To, EdgeKind::Joined,
                 [](StringId) { return true; }))
      continue;
    uint32_t Here = P.node(To).Function;
    if (Here == Function || (Builder != NoIndex && Here != Builder))
      break;
    if (Builder == NoIndex) {
      size_t Last = I;
      while (Last + 1 < Way.Path.size() &&
             P.node(Way.Path[Last + 1]).Function == Here)
        ++Last;
      Found.Text = Way.Path[Last];
    }
    Builder = Here;
    Location Where = joinedAt(P, Way.Path[I - 1], To);
    if (Where.isValid()) // The first to bring the client's text in.
      Found.Where = Where;
  }
  return Found;
}

/// Where text that goes \p Way is first joined to other text.
static NodeId firstJoin(const Program &P, const Flow &Way) {
  for (size_t I = 1; I < Way.Path.size(); ++I)
    if (hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Joined,
                [](StringId) { return true; }))
      return Way.Path[I];
  return Way.Path.back();
}

/// Calls \p Visit with each place where the client's text becomes part of
/// \p Value, and a flow that leads there. What one search finds is left out of
/// the next: of ways from one origin a search keeps only the first.
static void
eachCause(const Program &P, NodeId Value, StringId Key, const Injection &Kind,
          const Row &R, uint32_t Function, const Location &Sink,
          llvm::function_ref<void(const Flow &, const Location &)> Visit) {
  static constexpr unsigned MaxSearches = 64;
  llvm::DenseSet<NodeId> Known;
  llvm::SmallVector<Location, 4> Reported;
  for (unsigned Searches = 0; Searches < MaxSearches; ++Searches) {
    bool IsNew = false;
    for (const Flow &Way : textFromRequest(P, Value,
                                           {.Guards = Kind.Guards,
                                            .Purpose = Kind.Purpose,
                                            .Key = Key,
                                            .Without = &Known})) {
      if (Kind.IsHarmless && Kind.IsHarmless(P, Way, R)) {
        IsNew |= Known.insert(firstJoin(P, Way)).second;
        continue;
      }
      Cause Found = causeOf(P, Way, Function, Sink);
      IsNew |= Found.Text != NoNode && Known.insert(Found.Text).second;
      if (llvm::is_contained(Reported, Found.Where))
        continue;
      Reported.push_back(Found.Where);
      Visit(Way, Found.Where);
    }
    if (!IsNew)
      return;
  }
}

std::vector<Finding> portcullis::findInjections(
    const Program &P, const Injection &Kind,
    llvm::function_ref<void(Finding &, const RoleCall &, NodeId)> Mend) {
  std::vector<Finding> Findings;
  auto Ask = [&](const RoleCall &Sink, NodeId Value, const Span &Span,
                 StringId Key) {
    Location SinkWhere = P.location(Span);
    uint32_t Function = P.call(Sink.Call).Function;
    eachCause(P, Value, Key, Kind, *Sink.R, Function, SinkWhere,
              [&](const Flow &Way, const Location &Where) {
                std::string Source = describeSource(P, Way.Origin);
                Finding F{.CheckId = Kind.Info.Id,
                          .Message = llvm::formatv("{0} reaches {1} unchecked",
                                                   Source, Kind.Where),
                          .Where = Where,
                          .Level = Kind.Info.Level};
                F.Flow = stepsOf(
                    P, Way, "the client chooses the " + Source, SinkWhere,
                    llvm::formatv("used as {0}", Kind.Where).str());
                if (Where == SinkWhere)
                  Mend(F, Sink, Value);
                Findings.push_back(std::move(F));
              });
  };
  for (llvm::StringRef SinkKind : Kind.SinkKinds)
    for (const RoleCall &Sink : sinks(P, SinkKind))
      eachSinkValue(P, Sink,
                    [&](NodeId Value, const Span &Where, StringId Key) {
                      Ask(Sink, Value, Where, Key);
                    });
  return Findings;
}
