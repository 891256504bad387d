//===- SensitiveFlows.h - Where sensitive data goes -------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_SENSITIVEFLOWS_H
#define PORTCULLIS_CHECKS_SENSITIVEFLOWS_H

#include "Flows.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace portcullis {

/// What is done with data. Compare: as it is, with what was kept of it.
enum class Concern { Log, Store, Expose, Compare };

/// A sensitive name on the way to a value: the nearest variable, field or key
/// that names data of the kind, and the flow from there.
struct SensitiveFlow {
  Flow Way;
  const SensitiveCategory *Category;
  std::string Name;
};

/// All of those that reach \p End with nothing on the way that hides them.
std::vector<SensitiveFlow> sensitiveInto(const Program &P, NodeId End,
                                         Concern C);

/// What is put into documents, by the key.
using StoredValues = llvm::DenseMap<StringId, llvm::DenseSet<NodeId>>;
StoredValues storedValues(const Program &P);

/// Calls \p Visit with what is kept under a sensitive key in \p Body, or in a
/// document within it.
void eachSensitive(
    const Program &P, const StoredValues &Kept, NodeId Body, Concern C,
    llvm::function_ref<void(const Flow &, llvm::StringRef Key)> Visit);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_SENSITIVEFLOWS_H
