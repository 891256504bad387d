//===- PreamblePlan.h - Which headers to parse once -------------*- C++ -*-===//
//
// Preambles form trees: what many units include is the root of what few of them
// include beyond that.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_PREAMBLEPLAN_H
#define PORTCULLIS_DRIVER_PREAMBLEPLAN_H

#include "Driver/UnitTokens.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portcullis {

/// An index into HeaderTable: equal for the same header with the same tokens.
using HeaderId = uint32_t;

/// Equal for headers that differ in nothing but small declarations, if at all.
using HeaderKind = uint32_t;

/// Equal for headers that are one file.
using PathId = uint32_t;

/// Headers as units saw them: most saw the same.
class HeaderTable {
public:
  /// Those of one unit, in their order.
  std::vector<HeaderId> add(llvm::ArrayRef<HeaderTokens> Headers);
  HeaderKind kind(HeaderId Id) const { return All[Id].Kind; }
  /// How many tokens headers of \p Kind give, at most.
  uint64_t size(HeaderKind Kind) const { return Sizes[Kind]; }
  /// Equal for all kinds of one header.
  PathId path(HeaderKind Kind) const { return PathOf[Kind]; }
  /// What the header at \p Path includes in all units. How much of `<stddef.h>`
  /// comes, for one, is up to whoever includes it.
  llvm::ArrayRef<PathId> includes(PathId Path) const { return Included[Path]; }
  llvm::ArrayRef<uint64_t> declarations(HeaderId Id) const {
    return All[Id].Declarations;
  }

private:
  HeaderId add(const HeaderTokens &Header);

  struct Header {
    HeaderKind Kind;
    std::vector<uint64_t> Declarations;
  };
  llvm::StringMap<HeaderId> Ids;
  llvm::StringMap<HeaderKind> Kinds;
  std::vector<Header> All;
  llvm::StringMap<PathId> Paths;
  std::vector<uint64_t> Sizes;               ///< By kind.
  std::vector<PathId> PathOf;                ///< By kind.
  std::vector<std::vector<PathId>> Included; ///< By path; sorted.
};

/// UnitTokens, of which many are kept.
struct UnitHeaders {
  bool IsKnown = false; ///< Else it could not be preprocessed.
  struct Include {
    std::string Name;
    HeaderKind Kind = 0;
    bool IsSystem = true;
    llvm::SmallVector<PathId, 0> Includes; ///< Of that header, in this unit.
    std::vector<OwnMacro> Macros;
  };
  std::vector<HeaderId> Headers;
  std::vector<HeaderKind> Kinds; ///< Sorted; of those that need not stay.
  std::vector<Include> Includes;
  uint64_t Own = 0;
};

UnitHeaders headersOf(const UnitTokens &Tokens, HeaderTable &Table);

/// Headers to parse once.
struct PreamblePlan {
  std::string Text;          ///< Includes them.
  std::vector<size_t> Units; ///< That shall begin with it.
  /// The plan, earlier in the list, that it begins with.
  std::optional<size_t> Base;
};

/// Groups \p Units, of which \p Flags are equal where they are compiled alike,
/// so that most is saved.
std::vector<PreamblePlan> planPreambles(llvm::ArrayRef<UnitHeaders> Units,
                                        llvm::ArrayRef<std::string> Flags,
                                        const HeaderTable &Table);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PREAMBLEPLAN_H
