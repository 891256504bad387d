//===- Unit.h - Parses one translation unit ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_UNIT_H
#define PORTCULLIS_DRIVER_UNIT_H

#include "Facts/Facts.h"
#include "Model/Model.h"
#include "Report/Report.h"
#include "clang/Tooling/CompilationDatabase.h"
#include <optional>

namespace portcullis {

/// What came of one unit.
struct Unit {
  std::optional<TuFacts> Facts; ///< Nothing if it could not be parsed at all.
  std::vector<Notice> Notices;
  /// It could not be parsed, or not in full: a header is missing, or there are
  /// errors in the project's own code.
  bool IsLost = false;
};

/// Shortest event of a time trace, in microseconds, as in Clang's own.
inline constexpr unsigned TimeTraceGranularity = 500;

/// Parses as \p Command says (see parseOnly()) and extracts the facts; the AST
/// lives no longer than that. Bodies of functions in system headers and in
/// headers outside of all \p OwnDirectories (if there are any) are not parsed.
/// Whatever crashes is lost, and nothing else.
Unit parseUnit(const clang::tooling::CompileCommand &Command,
               const ModelSet &Models,
               llvm::ArrayRef<std::string> OwnDirectories);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_UNIT_H
