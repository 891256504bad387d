//===- Settings.h - What libraries are set to -------------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_SETTINGS_H
#define PORTCULLIS_CHECKS_SETTINGS_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include "llvm/ADT/DenseSet.h"

namespace portcullis {

/// A setting of a library to what its model calls unsafe.
struct UnsafeSetting {
  RoleCall Setting;
  /// From where that was chosen: a literal, or a call that gives it. Empty if
  /// it is the call of the setting itself.
  Flow Way;
  Location Where;   ///< Of the choice.
  std::string Name; ///< Of the option that is set, for people.
  /// What was chosen, as it is written or, if that is an expression, called.
  std::string Choice;
};

/// All settings of one kind ("tls-verification") that are unsafe, each once for
/// each place that chose so.
std::vector<UnsafeSetting> unsafeSettings(const Program &P,
                                          llvm::StringRef Kind);

/// \p Message at the place of the choice, with the way to the setting, and, if
/// the model names what is safe instead, a fix called \p Mend.
Finding findingFor(const Program &P, const CheckInfo &Info,
                   const UnsafeSetting &U, std::string Message,
                   llvm::StringRef Mend);

/// What \p Id is, as a whole, from where it was made on: a connection and its
/// context, a parser and the field that holds it.
llvm::DenseSet<NodeId> identityOf(const Program &P, NodeId Id);

/// Whether what \p R asks of other arguments of \p C, by `value` and `equals`,
/// holds.
bool asksFor(const Program &P, const Call &C, const Row &R);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_SETTINGS_H
