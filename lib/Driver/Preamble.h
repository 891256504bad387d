//===- Preamble.h - Headers that many units include, parsed once *- C++ -*-===//
//
// Units of one project spend most of their time on the same headers. A preamble
// is a precompiled header of those that a group of units all include.
// It comes before a unit's own text; what it holds is not entered again. One
// preamble may come after another.
//
// That changes when a header is parsed, so it must not matter when: before,
// each unit is preprocessed without a preamble, and parsed with one its headers
// must give the same declarations, and its own text the same tokens.
// What does not, or has an error, is parsed again without. Nothing that a unit
// does not include becomes visible to it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_PREAMBLE_H
#define PORTCULLIS_DRIVER_PREAMBLE_H

#include "Driver/Frontend.h"
#include "Driver/OwnBodies.h"
#include "Driver/Plan.h"
#include "Driver/UnitTokens.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace portcullis {

/// A precompiled header.
struct Preamble {
  std::string Text;                  ///< Its includes.
  std::string Bytes;                 ///< Clang's form of it.
  std::vector<HeaderTokens> Headers; ///< What it and those before it hold.
};

/// Preambles that come one after another; each was made after those before it.
using PreambleChain = llvm::ArrayRef<const Preamble *>;

template <typename Archive>
void describe(Archive &A, As<Archive, Preamble> &P) {
  A(P.Text, P.Bytes, P.Headers);
}

/// What tells \p J from other jobs as far as headers are concerned. Directories
/// of the project's own headers do not: that such a header is found in place of
/// another shows in what it declares.
std::string flagsOf(const Job &J);

/// What the preprocessor makes of \p J, if it has no error.
std::optional<UnitTokens>
surveyUnit(const Job &J, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk);

/// Parses P.Text after \p Base as \p J does, and fills the rest of \p P; with
/// the bodies of functions that are the project's \p Own. Whether it can be
/// used: there is no error, and it holds nothing but headers.
bool buildPreamble(Preamble &P, PreambleChain Base, const Job &J,
                   const OwnCode &Own,
                   llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk);

/// \p Run after what is in \p Chain, which is not empty and must outlive it.
FrontendRun withPreamble(FrontendRun Run, PreambleChain Chain);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PREAMBLE_H
