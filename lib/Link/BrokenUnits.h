//===- BrokenUnits.h - What units with errors may hold ----------*- C++ -*-===//
//
// Statements with errors were not analysed, and what a header that is missing
// declares is not known. What is absent may stand there; but code that says
// nothing of a server, and has nothing that others lack, does not change one.
// Nor does what only answers requests: that is asked of each route.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_LINK_BROKENUNITS_H
#define PORTCULLIS_LINK_BROKENUNITS_H

#include "Link/Program.h"
#include "Link/Routes.h"

namespace portcullis {

class BrokenUnits {
public:
  explicit BrokenUnits(const Program &P);

  /// Whether one of them may do something to the server that is started or
  /// given a route at \p Where: it is of the same executable, as far as can be
  /// seen, and where its errors are, the text names a library that serves, or
  /// has `main` or another function that others call and that was not seen in
  /// full.
  bool mayConcern(const Span &Where) const;

  /// Whether one of them may do something to any server, or to other units.
  bool any() const { return !Suspects.empty(); }

private:
  const Program &P;
  /// The files with errors that may.
  std::vector<std::string> Suspects;
};

/// Whether \p Function, or what it runs, has errors: what it does not seem to
/// do may stand in a statement that is not known.
bool hasErrorsWithin(const Program &P, uint32_t Function);

/// Whether a handler of \p R has.
bool hasErrorsWithin(const Program &P, const Route &R);

/// Whether what \p Path, a way from its origin on, does not seem to pass may be
/// where errors are: in a function on the way; in one that is not seen; in any,
/// if the value was kept in a field or a global on the way.
bool runsThroughErrors(const Program &P, llvm::ArrayRef<NodeId> Path);

} // namespace portcullis

#endif // PORTCULLIS_LINK_BROKENUNITS_H
