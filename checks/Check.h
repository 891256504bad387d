//===- Check.h - A security check over a program ----------------*- C++ -*-===//
//
// A check is a pure function from a Program to Findings. To add one, see
// CONTRIBUTING.md, "Add a check"; the list of all checks is Checks.def.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_CHECKS_CHECK_H
#define PORTCULLIS_CHECKS_CHECK_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include "llvm/ADT/ArrayRef.h"

namespace portcullis {

/// What a user may set: clang-tidy's CheckOptions of the same names.
struct CheckOptions {
  unsigned MaxLifetimeMinutes = 15;     ///< `portcullis.MaxLifetime`
  std::vector<std::string> PublicPaths; ///< `portcullis.PublicPaths`, globs
  bool TlsTerminatedUpstream = false;   ///< `portcullis.TlsTerminatedUpstream`
  bool operator==(const CheckOptions &) const = default;
};

struct Check {
  const CheckInfo &Info;
  std::vector<Finding> (*Run)(const Program &, const CheckOptions &);
};

/// All checks, in the order of Checks.def.
llvm::ArrayRef<Check> allChecks();

/// The check called \p Id ("sql-injection"), or null.
const Check *findCheck(llvm::StringRef Id);

/// Runs \p Enabled on \p P: sorted, one finding per place and check, each with
/// its confidence; for ranks see Ranking.h.
std::vector<Finding> runChecks(const Program &P, const CheckOptions &Options,
                               llvm::ArrayRef<const Check *> Enabled);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_CHECK_H
