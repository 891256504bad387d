//===- Injection.h - Request text where it acts -----------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_INJECTION_H
#define PORTCULLIS_CHECKS_INJECTION_H

#include "Check.h"

namespace portcullis {

/// What the injection checks differ in.
struct Injection {
  const CheckInfo &Info;
  llvm::ArrayRef<llvm::StringRef> SinkKinds;
  llvm::StringRef Purpose; ///< Of a protector that helps: "sql".
  unsigned Guards;         ///< GuardKind bits that help.
  llvm::StringRef Where;   ///< "SQL text": completes "… reaches …".
  /// Whether what comes this way does no harm in a sink of this row, where it
  /// was put; null if all of it does.
  bool (*IsHarmless)(const Program &, const Flow &, const Row &) = nullptr;
};

/// One finding for each text, or each call, that the client's values reach: for
/// all of them. \p Mend may add a fix.
std::vector<Finding> findInjections(
    const Program &P, const Injection &Kind,
    llvm::function_ref<void(Finding &, const RoleCall &, NodeId)> Mend =
        [](Finding &, const RoleCall &, NodeId) {});

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_INJECTION_H
