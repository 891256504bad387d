//===- Unit.h - Parses one translation unit ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_UNIT_H
#define PORTCULLIS_DRIVER_UNIT_H

#include "Driver/Inputs.h"
#include "Driver/Plan.h"
#include "Driver/Preamble.h"
#include "Facts/FactsArchive.h"
#include "Model/Model.h"
#include "Report/Report.h"

namespace portcullis {

/// What came of one unit.
struct Unit {
  bool HasFacts = false; ///< Else it could not be parsed at all.
  TuFacts Facts;
  std::vector<Notice> Notices;
  /// It could not be parsed, or not in full: a header is missing, or there are
  /// errors in the project's own code.
  bool IsLost = false;
};

template <typename Archive> void describe(Archive &A, As<Archive, Notice> &N) {
  A(N.IsError, N.File, N.Message, N.Line, N.Column);
}

template <typename Archive> void describe(Archive &A, As<Archive, Unit> &U) {
  A(U.HasFacts, U.Facts, U.Notices, U.IsLost);
}

/// A unit that could not be analysed, and why.
Unit lostUnit(llvm::StringRef File, const llvm::Twine &Why);

/// That a unit is parsed with preambles, and what came of it.
struct PreambleUse {
  PreambleChain With; ///< Not empty.
  /// What the preprocessor made of the unit; facts hold only if that is what it
  /// makes of it without a preamble.
  UnitTokens Tokens;
};

/// Parses as \p J says and extracts the facts; the AST
/// lives no longer than that. Bodies of functions in system headers and in
/// headers outside of all \p OwnDirectories (if there are any) are not parsed.
/// \p Inputs, if given, becomes what it was parsed from; \p Use, if given, says
/// with which preamble.
/// \pre Who calls bears that Clang may crash.
Unit parseUnit(const Job &J, const ModelSet &Models,
               llvm::ArrayRef<std::string> OwnDirectories,
               std::vector<Input> *Inputs, PreambleUse *Use = nullptr);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_UNIT_H
