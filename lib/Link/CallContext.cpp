//===- CallContext.cpp - By which calls functions were entered ------------===//

#include "Link/CallContext.h"

using namespace portcullis;

CallContext portcullis::contextOf(const Program &P, const Flow &Way) {
  CallContext Context;
  for (size_t I = 1; I < Way.Path.size(); ++I)
    for (uint32_t Index : P.into(Way.Path[I])) {
      const Edge &E = P.edge(Index);
      if (E.From != Way.Path[I - 1])
        continue;
      if (E.Kind == EdgeKind::Enter)
        Context[P.node(E.To).Function] = E.Label;
      else if (E.Kind == EdgeKind::Leave)
        Context[P.node(E.From).Function] = E.Label;
    }
  return Context;
}

bool Within::contains(const Edge &E) {
  if (E.Kind == EdgeKind::Leave)
    Left.insert(E.Label);
  if (E.Kind != EdgeKind::Enter || Left.contains(E.Label))
    return true;
  auto Known = Context.find(P.node(E.To).Function);
  return Known == Context.end() || Known->second == E.Label;
}
