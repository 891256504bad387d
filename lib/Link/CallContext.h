//===- CallContext.h - By which calls functions were entered ----*- C++ -*-===//

#ifndef PORTCULLIS_LINK_CALLCONTEXT_H
#define PORTCULLIS_LINK_CALLCONTEXT_H

#include "Link/Program.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace portcullis {

/// The call by which a function was entered, by function: what else the
/// function does then, it does with what the same call gave.
using CallContext = llvm::DenseMap<uint32_t, uint32_t>;

CallContext contextOf(const Program &P, const Flow &Way);

/// Says for the edges of one search whether they stay within a context, which
/// must outlive it.
class Within {
public:
  Within(const Program &P, const CallContext &Context)
      : P(P), Context(Context) {}

  bool contains(const Edge &E);

private:
  const Program &P;
  const CallContext &Context;
  llvm::DenseSet<uint32_t> Left; ///< Calls that were gone into from their end.
};

} // namespace portcullis

#endif // PORTCULLIS_LINK_CALLCONTEXT_H
