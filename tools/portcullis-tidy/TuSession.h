//===- TuSession.h - One analysis shared by all checks of a unit-*- C++ -*-===//
//
// clang-tidy makes one object for each enabled check and each translation unit.
// The checks of a unit share one session, so the engine runs once, not once for
// each check.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_TIDY_TUSESSION_H
#define PORTCULLIS_TIDY_TUSESSION_H

#include "Check.h"
#include "Extract/IncludeGraph.h"
#include "Report/Fixes.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include <memory>
#include <optional>

namespace clang {
class ASTContext;
} // namespace clang

namespace portcullis {

class TuSession {
public:
  /// The session of the current unit. It lives as long as some check holds it,
  /// and clang-tidy destroys all checks of a unit before the next one starts.
  static std::shared_ptr<TuSession> current();

  /// Notes what \p PP, the preprocessor of this unit, includes.
  void listenTo(clang::Preprocessor &PP);

  /// The findings of all checks in this unit, computed on the first call.
  /// Models that cannot be read end the process: to go on would be to find
  /// nothing in silence. A bad option is reported and its default stands.
  llvm::ArrayRef<Finding> findings(clang::ASTContext &Context,
                                   clang::tidy::ClangTidyContext &Tidy);

  /// What finding \p Index changes. Edits that several share are the first
  /// one's, and of overlapping fixes the first wins, as with --fix of the
  /// driver; clang-tidy would make neither. \pre findings() was called.
  llvm::ArrayRef<clang::tooling::Replacement> fixOf(size_t Index) const;

private:
  IncludeGraph Includes;
  bool Listens = false;
  std::optional<ModelSet> Models;
  std::optional<Program> P;
  std::optional<std::vector<Finding>> Findings;
  FixSet Fixes;
};

} // namespace portcullis

#endif // PORTCULLIS_TIDY_TUSESSION_H
