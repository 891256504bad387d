//===- Preamble.h - Headers that many units include, parsed once *- C++ -*-===//
//
// Units of one project spend most of their time on the same system headers. A
// preamble is a precompiled header of those that a group of units all include.
// It comes before a unit's own text; what it holds is not entered again.
//
// That changes when a header is parsed, so it must not matter when: before,
// each unit is preprocessed without a preamble, and parsed with one its system
// headers must give the same declarations, and its own text the same tokens.
// What does not, or has an error, is parsed again without. Nothing that a unit
// does not include becomes visible to it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_PREAMBLE_H
#define PORTCULLIS_DRIVER_PREAMBLE_H

#include "Driver/Frontend.h"
#include "Driver/Plan.h"
#include "Driver/UnitTokens.h"
#include "llvm/ADT/StringMap.h"
#include <optional>

namespace portcullis {

/// An index into HeaderTable: equal for the same header with the same tokens.
using HeaderId = uint32_t;

/// Equal for headers that differ in nothing but small declarations, if at all.
using HeaderKind = uint32_t;

/// Headers as units saw them: most saw the same.
class HeaderTable {
public:
  HeaderId add(const HeaderTokens &Header);
  HeaderKind kind(HeaderId Id) const { return All[Id].Kind; }
  /// How many tokens headers of \p Kind give.
  uint64_t size(HeaderKind Kind) const { return Sizes[Kind]; }
  llvm::ArrayRef<uint64_t> declarations(HeaderId Id) const {
    return All[Id].Declarations;
  }

private:
  struct Header {
    HeaderKind Kind;
    std::vector<uint64_t> Declarations;
  };
  llvm::StringMap<HeaderId> Ids;
  llvm::StringMap<HeaderKind> Kinds;
  std::vector<Header> All;
  std::vector<uint64_t> Sizes; ///< By kind.
};

/// UnitTokens, of which many are kept.
struct UnitHeaders {
  bool IsKnown = false; ///< Else it could not be preprocessed.
  struct Include {
    std::string Name;
    std::vector<HeaderKind> Kinds;
  };
  std::vector<HeaderId> Headers;
  std::vector<HeaderKind> Kinds; ///< Sorted.
  std::vector<Include> Includes;
  uint64_t Own = 0;
};

UnitHeaders headersOf(const UnitTokens &Tokens, HeaderTable &Table);

/// Fewer units do not wait for a preamble; they are parsed side by side.
inline constexpr size_t FewestUnits = 4;

/// Headers to parse once.
struct PreamblePlan {
  std::vector<std::string> Includes; ///< As in UnitHeaders::Include.
  std::vector<size_t> Units; ///< That shall use it; it is built as the first.
};

/// Groups \p Units, of which \p Flags are equal where commands differ in
/// nothing but the file, so that most is saved.
std::vector<PreamblePlan> planPreambles(llvm::ArrayRef<UnitHeaders> Units,
                                        llvm::ArrayRef<std::string> Flags,
                                        const HeaderTable &Table);

/// A precompiled header.
struct Preamble {
  std::string Text;                  ///< Its includes.
  std::string Bytes;                 ///< Clang's form of it.
  std::vector<HeaderTokens> Headers; ///< What it holds.
};

template <typename Archive>
void describe(Archive &A, As<Archive, Preamble> &P) {
  A(P.Text, P.Bytes, P.Headers);
}

/// What tells \p J from other jobs but for the file.
std::string flagsOf(const Job &J);

/// What the preprocessor makes of \p J, if it has no error.
std::optional<UnitTokens>
surveyUnit(const Job &J, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk);

/// Parses P.Text as \p J does, and fills the rest of \p P. Whether it can be
/// used: there is no error, and it holds system headers only.
bool buildPreamble(Preamble &P, const Job &J,
                   llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk);

/// \p Run after what is in \p P, which must outlive it.
FrontendRun withPreamble(FrontendRun Run, const Preamble &P);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PREAMBLE_H
