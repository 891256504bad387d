//===- Report.h - Findings for people and machines --------------*- C++ -*-===//
//
// All of these give equal bytes for equal input, and no secret. People get the
// finding of the highest rank first; for machines, which sort themselves, they
// stay in their order, so that two outputs can be compared.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_REPORT_REPORT_H
#define PORTCULLIS_REPORT_REPORT_H

#include "Report/Excerpt.h"
#include "Report/Finding.h"
#include "Support/JsonFwd.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

namespace portcullis {

/// A unit that could not be analysed, an error in one, or work that was given
/// up.
struct Notice {
  bool IsError = false; ///< Something could not be analysed.
  std::string File;     ///< Absolute; may be empty.
  std::string Message;
  unsigned Line = 0; ///< From 1; 0 if it is about the whole file.
  unsigned Column = 0;
};

/// What every output needs beside the findings.
struct ReportContext {
  std::string Root; ///< Paths are shown relative to it.
  const Excerpts &Shown;
  llvm::ArrayRef<const CheckInfo *> Catalogue;
  llvm::ArrayRef<std::string> MainFiles; ///< Of the units; absolute.
  llvm::ArrayRef<Notice> Notices;
  int ExitCode = 0;
  bool UseColour = false;
  /// By finding: "new", "unchanged" or empty if there is no baseline.
  llvm::ArrayRef<std::string> BaselineStates;
  /// Of the baseline, those that are gone: SARIF as it was then.
  llvm::ArrayRef<const Json *> Gone;
  /// By finding: the reason, which may be empty, that a comment has to suppress
  /// it though the user wants to see it; nothing if none does.
  llvm::ArrayRef<std::optional<std::string>> Suppressed;

  /// The same of one finding, or null.
  const std::string *suppression(size_t Index) const {
    if (Index >= Suppressed.size())
      return nullptr;
    const std::optional<std::string> &Reason = Suppressed[Index];
    return Reason ? &*Reason : nullptr;
  }
};

/// The indexes of \p Findings, the highest rank first; equal ones stay in
/// order.
std::vector<size_t> byRank(llvm::ArrayRef<Finding> Findings);

/// As Clang prints: message, excerpt, notes.
void writeText(llvm::raw_ostream &Out, llvm::ArrayRef<Finding> Findings,
               const ReportContext &Context);

/// SARIF 2.1.0, one run.
void writeSarif(llvm::raw_ostream &Out, llvm::ArrayRef<Finding> Findings,
                const ReportContext &Context);

/// One object with an array `findings`.
void writeJson(llvm::raw_ostream &Out, llvm::ArrayRef<Finding> Findings,
               const ReportContext &Context);

/// Workflow commands that annotate lines of a pull request.
void writeGithub(llvm::raw_ostream &Out, llvm::ArrayRef<Finding> Findings,
                 const ReportContext &Context);

/// The place of \p Where for people: "file:line:column", relative.
std::string placeOf(const ReportContext &Context, const Location &Where);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_REPORT_H
