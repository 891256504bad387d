//===- Scan.h - From files to facts -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_SCAN_H
#define PORTCULLIS_DRIVER_SCAN_H

#include "Facts/Facts.h"
#include "Model/Model.h"
#include "Report/Report.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace portcullis {

struct ScanResult {
  std::vector<TuFacts> Units;
  std::vector<Notice> Notices;
  bool LostUnits = false; ///< Some could not be analysed.
};

/// Parses each of \p Files as \p Database says and extracts its facts; an AST
/// lives no longer than that. \p Progress gets a line for each.
ScanResult scanFiles(const clang::tooling::CompilationDatabase &Database,
                     llvm::ArrayRef<std::string> Files, const ModelSet &Models,
                     llvm::raw_ostream *Progress);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_SCAN_H
