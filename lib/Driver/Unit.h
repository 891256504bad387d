//===- Unit.h - Parses one translation unit ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_UNIT_H
#define PORTCULLIS_DRIVER_UNIT_H

#include "Driver/Inputs.h"
#include "Driver/OwnBodies.h"
#include "Driver/Plan.h"
#include "Driver/Preamble.h"
#include "Facts/FactsArchive.h"
#include "Report/Report.h"

namespace portcullis {

/// A header that the compile command of a unit does not find.
struct MissingHeader {
  std::string Name;              ///< As it is written.
  std::string File;              ///< Where it is included; absolute.
  unsigned Line = 0, Column = 0; ///< Line 0: by the command itself.
};

template <typename Archive>
void describe(Archive &A, As<Archive, MissingHeader> &H) {
  A(H.Name, H.File, H.Line, H.Column);
}

/// What came of one unit.
struct Unit {
  bool HasFacts = false; ///< Else it could not be parsed at all.
  TuFacts Facts;
  std::vector<Notice> Notices;
  std::vector<MissingHeader> Missing; ///< Each once; Notices say nothing of it.
  /// It could not be parsed, or not in full: a header is missing, or there are
  /// errors in the project's own code.
  bool IsLost = false;
  /// The project's own files that it was read from; absolute, sorted.
  std::vector<std::string> OwnFiles;
};

template <typename Archive> void describe(Archive &A, As<Archive, Notice> &N) {
  A(N.IsError, N.File, N.Message, N.Line, N.Column);
}

template <typename Archive> void describe(Archive &A, As<Archive, Unit> &U) {
  A(U.HasFacts, U.Facts, U.Notices, U.Missing, U.IsLost, U.OwnFiles);
}

/// Whether \p Bytes are a unit whose facts are sound with \p Models; then it is
/// in \p U.
bool readUnit(llvm::StringRef Bytes, const ModelSet &Models, Unit &U);

/// A unit that could not be analysed, and why.
Unit lostUnit(llvm::StringRef File, const llvm::Twine &Why);

/// Parses as \p J says and extracts the facts; the AST lives no longer than
/// that. Of functions, only bodies of the project's \p Own are parsed. \p
/// Inputs, if given, becomes what it was parsed from.
/// \pre Who calls bears that Clang may crash.
Unit parseUnit(const Job &J, const OwnCode &Own, std::vector<Input> *Inputs);

/// The same of what \p Preambles, that begin as \p First, come to. If they do
/// not come to a unit, there are no facts.
Unit parseAfterPreambles(PreambleRun &Preambles, const Job &First,
                         const OwnCode &Own, std::vector<Input> *Inputs);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_UNIT_H
