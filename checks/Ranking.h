//===- Ranking.h - Which finding comes first --------------------*- C++ -*-===//
//
// docs/ranking.md says it for people.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_CHECKS_RANKING_H
#define PORTCULLIS_CHECKS_RANKING_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"

namespace portcullis {

/// Says of each how certain it is: as its check is, and a step less for each
/// doubt. That its unit had errors is one more.
void setConfidence(const Program &P, llvm::MutableArrayRef<Finding> Findings);

/// Says of each what it comes to: how grave it is, how certain, and whether
/// somebody whom the server does not know can get there. It finds the routes of
/// the program, and what each runs, so it is done once, for all of them.
void rank(const Program &P, llvm::MutableArrayRef<Finding> Findings);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_RANKING_H
