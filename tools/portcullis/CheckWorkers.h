//===- CheckWorkers.h - Checks side by side ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_CHECKWORKERS_H
#define PORTCULLIS_TOOLS_CHECKWORKERS_H

#include "Check.h"
#include "Link/Program.h"
#include "Support/Archive.h"

namespace portcullis {

/// What runChecks() gives, by up to \p Workers processes that see \p P.
/// \pre Those of runInWorkers(), if \p Workers is more than one.
std::vector<Finding> runChecksInWorkers(const Program &P,
                                        const CheckOptions &Options,
                                        llvm::ArrayRef<const Check *> Enabled,
                                        unsigned Workers);

template <typename Archive>
void describe(Archive &A, As<Archive, CutSearch> &Cut) {
  A(Cut.Why, Cut.File, Cut.Line);
}

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_CHECKWORKERS_H
