//===- StaleSuppressions.h - NOLINT comments without a use ------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_STALESUPPRESSIONS_H
#define PORTCULLIS_TOOLS_STALESUPPRESSIONS_H

#include "Driver/NoLint.h"
#include "Driver/Scan.h"
#include "Driver/TidyConfig.h"
#include "Judgement.h"

namespace portcullis {

/// What describes the findings of staleSuppressions(). It is none of the
/// checks: those know of the program, and this of what they found.
extern const CheckInfo StaleSuppression;

struct StaleQuestion {
  NoLintComments &Comments; ///< Asked about all that the checks found.
  ScanResult &Scanned;      ///< Gets a note if not all can be told.
  const Judgement &Said;
  const Sources &Text;
  TidyConfig &Config;
  const Project &Whole;
};

/// The comments in the project's own files that name checks of ours and
/// suppress nothing: they have ended, name no check that there is, or nothing
/// is found where they stand. The last is only said if all has been seen that
/// could be found there: by checks that are on, in the whole project, without
/// errors that may hide something.
std::vector<Finding> staleSuppressions(const StaleQuestion &Asked);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_STALESUPPRESSIONS_H
