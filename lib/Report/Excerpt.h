//===- Excerpt.h - Source lines as outputs may show them --------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_EXCERPT_H
#define PORTCULLIS_REPORT_EXCERPT_H

#include "Support/Sources.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"

namespace portcullis {

/// Shows source text with all known secrets blotted out. Every output goes
/// through it: a scanner must not publish what it finds.
class Excerpts {
public:
  /// \p Secrets are the places that hold secret literals (see secretsOf()).
  Excerpts(const Sources &Text, llvm::ArrayRef<Location> Secrets);

  /// Line \p Line of \p File; characters of secret literals but the first two
  /// are stars, so that columns stay what they are.
  std::string line(llvm::StringRef File, unsigned Line) const;

  /// The characters of \p Where, likewise.
  std::string text(const Location &Where) const;

  /// Column \p Column (bytes, from 1) of a line in UTF-16 code units, as SARIF
  /// counts (section 3.30.6).
  unsigned utf16Column(llvm::StringRef File, unsigned Line,
                       unsigned Column) const;

  const Sources &sources() const { return Text; }

private:
  std::string blot(std::string Piece, llvm::StringRef File,
                   unsigned Offset) const;

  struct Range {
    unsigned Begin, End; ///< Offsets.
  };
  const Sources &Text;
  llvm::StringMap<std::vector<Range>> Hidden; ///< By file.
};

/// \p File relative to \p Base if it lies below it, with '/' as separator.
std::string relativeTo(llvm::StringRef Base, llvm::StringRef File);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_EXCERPT_H
