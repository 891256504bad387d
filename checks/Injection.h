//===- Injection.h - Request text where it acts -----------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_INJECTION_H
#define PORTCULLIS_CHECKS_INJECTION_H

#include "Check.h"

namespace portcullis {

/// A value where it acts.
struct Acting {
  RoleCall Sink;
  NodeId Value;
  Span Where;
  StringId Key = AnyKey; ///< Only this element of it acts.
};

/// All that acts in sinks of one of \p Kinds.
std::vector<Acting> actingIn(const Program &P,
                             llvm::ArrayRef<llvm::StringRef> Kinds);

/// What the injection checks differ in.
struct Injection {
  const CheckInfo &Info;
  llvm::StringRef Purpose; ///< Of a protector that helps: "sql".
  unsigned Guards;         ///< GuardKind bits that help.
  llvm::StringRef Where;   ///< "SQL text": completes "… reaches …".
  /// Whether what comes this way does no harm in a sink of this row, where it
  /// was put; null if all of it does.
  bool (*IsHarmless)(const Program &, const Flow &, const Row &) = nullptr;
  /// Whether what the client chose there can do harm; null: all of it can.
  bool (*IsSource)(const Program &, NodeId) = nullptr;
  bool ByMembers = true; ///< See TextQuery.
  /// Whether all calls of a chain are one: `log << a << b`.
  bool TakesChains = false;
};

/// One finding for each text, or each call, by which the client's values reach
/// \p Values: for all of them. \p Mend may add a fix.
std::vector<Finding> findInjections(
    const Program &P, const Injection &Kind, llvm::ArrayRef<Acting> Values,
    llvm::function_ref<void(Finding &, const RoleCall &, NodeId)> Mend =
        [](Finding &, const RoleCall &, NodeId) {});

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_INJECTION_H
