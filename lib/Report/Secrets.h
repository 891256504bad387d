//===- Secrets.h - Literals that no output may show -------------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_SECRETS_H
#define PORTCULLIS_REPORT_SECRETS_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"

namespace portcullis {

/// The secrets of \p Findings, and all literals that variables, fields,
/// parameters or keys get whose names are those of passwords, keys and tokens:
/// whichever checks are on, a line with one of them may be shown.
std::vector<Location> secretsOf(const Program &P,
                                llvm::ArrayRef<Finding> Findings);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_SECRETS_H
