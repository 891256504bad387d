//===- Baseline.h - What an earlier scan had found --------------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_BASELINE_H
#define PORTCULLIS_REPORT_BASELINE_H

#include "Report/Report.h"
#include "llvm/ADT/StringSet.h"

namespace portcullis {

/// Reads the fingerprints of an earlier SARIF output of ours. Fails with file
/// and place if it is something else.
llvm::Expected<llvm::StringSet<>> readBaseline(llvm::StringRef Path);

/// "new" or "unchanged" for each finding.
std::vector<std::string> compareWith(const llvm::StringSet<> &Baseline,
                                     llvm::ArrayRef<Finding> Findings,
                                     const ReportContext &Context);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_BASELINE_H
