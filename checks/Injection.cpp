//===- Injection.cpp - Request text where it acts -------------------------===//

#include "Injection.h"
#include "Flows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

/// Where text is put together that flows on into another function: that is
/// where it has to be mended. The sink itself otherwise.
static Location causeOf(const Program &P, const Flow &Way, uint32_t Function,
                        const Location &Sink) {
  for (size_t I = Way.Path.size(); I-- > 1;) {
    NodeId To = Way.Path[I];
    bool IsJoined = llvm::any_of(P.into(To), [&](uint32_t Edge) {
      return P.edge(Edge).From == Way.Path[I - 1] &&
             P.edge(Edge).Kind == EdgeKind::Joined;
    });
    if (!IsJoined)
      continue;
    Location Where = joinedAt(P, Way.Path[I - 1], To);
    return P.node(To).Function == Function || !Where.isValid() ? Sink : Where;
  }
  return Sink;
}

std::vector<Finding> portcullis::findInjections(
    const Program &P, const Injection &Kind,
    llvm::function_ref<void(Finding &, const RoleCall &, NodeId)> Mend) {
  std::vector<Finding> Findings;
  auto Ask = [&](const RoleCall &Sink, NodeId Value, const Span &Span) {
    Location SinkWhere = P.location(Span);
    std::vector<Location> Reported;
    for (const Flow &Way :
         textFromRequest(P, Value, Kind.Guards, Kind.Purpose)) {
      Location Where = causeOf(P, Way, P.call(Sink.Call).Function, SinkWhere);
      if (llvm::is_contained(Reported, Where))
        continue;
      Reported.push_back(Where);
      std::string Source = describeSource(P, Way.Origin);
      Finding F{.CheckId = Kind.Info.Id,
                .Message = llvm::formatv("{0} reaches {1} unchecked", Source,
                                         Kind.Where),
                .Where = Where,
                .Level = Kind.Info.Level};
      F.Flow = stepsOf(P, Way, "the client chooses the " + Source, SinkWhere,
                       llvm::formatv("used as {0}", Kind.Where).str());
      if (Where == SinkWhere)
        Mend(F, Sink, Value);
      Findings.push_back(std::move(F));
    }
  };
  for (llvm::StringRef SinkKind : Kind.SinkKinds)
    for (const RoleCall &Sink : sinks(P, SinkKind))
      P.eachAt(
          P.call(Sink.Call), Sink.R->positions("at"),
          [&](NodeId Value, const Span &Where) { Ask(Sink, Value, Where); });
  return Findings;
}
