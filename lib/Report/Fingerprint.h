//===- Fingerprint.h - What stays the same of a finding ---------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_FINGERPRINT_H
#define PORTCULLIS_REPORT_FINGERPRINT_H

#include "Report/Report.h"

namespace portcullis {

/// GitHub's primaryLocationLineHash of each line of \p Text, from line 1: a
/// rolling hash of the line's next 100 UTF-16 code units without blanks
/// (codeql-action, src/fingerprints.ts).
std::vector<std::string> lineHashes(llvm::StringRef Text);

/// Ours, one a finding: of check, file and the flagged line without blanks and
/// with secrets blotted out, numbered among equals. Survives moved lines, and a
/// NOLINT comment that takes the finding back.
std::vector<std::string> fingerprints(llvm::ArrayRef<Finding> Findings,
                                      llvm::StringRef Root,
                                      const Excerpts &Shown);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_FINGERPRINT_H
