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
  /// The call that hands it to a function which keeps it in an object, if only
  /// the parameter there names it; the way begins with the argument.
  uint32_t KeptBy = NoIndex;
};

/// All of those that reach \p End with nothing on the way that hides them.
std::vector<SensitiveFlow> sensitiveInto(const Program &P, NodeId End,
                                         Concern C);

/// What the client sent that reaches \p End as it is: neither hidden, nor
/// masked, nor a piece of it.
std::vector<Flow> wholeFromRequest(const Program &P, NodeId End);

/// Whether a client sent \p Sent, and not \p Kept.
bool isSentAndKept(const Program &P, NodeId Sent, NodeId Kept);

/// Whether another value took the place of element \p Key on the way, or none.
bool isReplaced(const Program &P, const Flow &Way, StringId Key);

/// Whether the way leads only where there is no element \p Key.
bool isAbsent(const Program &P, const Flow &Way, StringId Key);

/// Where a value came in that arrives at a sink.
struct Entry {
  Location Where;
  bool IsByCall = false; ///< As the argument of a call, by a parameter.
};

/// The argument by which what \p Way leads to \p Sink was first handed on, if
/// it came by parameters: a logger that many share does not leak, its callers
/// do. Else \p Sink.
Entry entryOf(const Program &P, const Flow &Way, const Span &Sink);
/// The same; what a function keeps, which an object's users share, comes in
/// where it is handed to that.
Entry entryOf(const Program &P, const SensitiveFlow &F, const Span &Sink);

/// Looks for what is kept under sensitive keys in documents.
class Documents {
public:
  Documents(const Program &P, Concern C);

  /// Calls \p Visit with what is kept under a sensitive key in \p Body, or in a
  /// document within it.
  void eachSensitive(
      NodeId Body,
      llvm::function_ref<void(const Flow &, llvm::StringRef Key)> Visit);

private:
  bool isSensitive(StringId Key) const;
  bool mayHoldSensitive(NodeId Body);
  std::vector<Flow> storedUnder(NodeId Body, StringId Key);
  /// What is stored under \p Key anywhere; if the key is not sensitive, only
  /// what may hold something that is.
  const llvm::DenseSet<NodeId> &wanted(StringId Key);

  const Program &P;
  const Concern C;
  /// What is put into documents, by the key.
  llvm::DenseMap<StringId, llvm::DenseSet<NodeId>> Stored;
  llvm::DenseSet<StringId> IsSifted;    ///< Keys of which wanted() was asked.
  llvm::DenseMap<NodeId, bool> MayHold; ///< See mayHoldSensitive().
};

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_SENSITIVEFLOWS_H
