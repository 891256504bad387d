//===- Injection.cpp - Request text where it acts -------------------------===//

#include "Injection.h"
#include "Flows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

std::vector<Finding> portcullis::findInjections(
    const Program &P, const Injection &Kind,
    llvm::function_ref<void(Finding &, const RoleCall &, NodeId)> Mend) {
  std::vector<Finding> Findings;
  auto Ask = [&](const RoleCall &Sink, NodeId Value, const Span &Where) {
    std::vector<Flow> Flows =
        textFromRequest(P, Value, Kind.Guards, Kind.Purpose);
    if (Flows.empty())
      return;
    const Flow &Shortest = Flows.front();
    std::string Source = describeSource(P, Shortest.Origin);
    Finding F{.CheckId = Kind.Info.Id,
              .Message = llvm::formatv("{0} reaches {1} unchecked", Source,
                                       Kind.Where),
              .Where = P.location(Where),
              .Level = Kind.Info.Level};
    F.Flow = stepsOf(P, Shortest, "the client chooses the " + Source, F.Where,
                     llvm::formatv("used as {0}", Kind.Where).str());
    for (const Flow &Other : llvm::drop_begin(Flows))
      F.Related.push_back({whereIs(P, Other.Origin),
                           describeSource(P, Other.Origin) +
                               " gets there as well"});
    Mend(F, Sink, Value);
    Findings.push_back(std::move(F));
  };
  for (llvm::StringRef SinkKind : Kind.SinkKinds)
    for (const RoleCall &Sink : sinks(P, SinkKind))
      P.eachAt(P.call(Sink.Call), Sink.R->positions("at"),
               [&](NodeId Value, const Span &Where) { Ask(Sink, Value, Where); });
  return Findings;
}
