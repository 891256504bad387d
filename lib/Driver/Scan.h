//===- Scan.h - From files to facts -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_SCAN_H
#define PORTCULLIS_DRIVER_SCAN_H

#include "Driver/Project.h"
#include "Driver/TidyConfig.h"
#include "Driver/Unit.h"

namespace portcullis {

struct ScanResult {
  std::vector<TuFacts> Units;
  std::vector<Notice> Notices;
  bool HasLostUnits = false; ///< Some could not be analysed.
};

/// Parses the files of \p P, in their order, and extracts their facts. A file
/// that is compiled in several ways is a unit for each. \p Progress, if given,
/// is a terminal.
ScanResult scanFiles(const Project &P, TidyConfig &Config,
                     const ModelSet &Models, llvm::raw_ostream *Progress);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_SCAN_H
