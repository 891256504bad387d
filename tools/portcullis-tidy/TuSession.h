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
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/Tooling/Core/Replacement.h"
#include <memory>
#include <optional>
#include <set>

namespace clang {
class ASTContext;
} // namespace clang

namespace portcullis {

class TuSession {
public:
  /// The session of the current unit. It lives as long as some check holds it,
  /// and clang-tidy destroys all checks of a unit before the next one starts.
  static std::shared_ptr<TuSession> current();

  /// The findings of all checks in this unit, computed on the first call.
  /// Models that cannot be read end the process: to go on would be to find
  /// nothing in silence. A bad option is reported and its default stands.
  llvm::ArrayRef<Finding> findings(clang::ASTContext &Context,
                                   clang::tidy::ClangTidyContext &Tidy);

  /// The text of the files. \pre findings() was called.
  const Sources &sources() const { return *Text; }

  /// Whether \p Insertion was not asked about before. What several fixes
  /// insert, an include, is inserted once; clang-tidy would repeat it.
  bool isNew(const clang::tooling::Replacement &Insertion);

private:
  std::optional<ModelSet> Models;
  std::optional<Program> P;
  const Sources *Text = nullptr;
  std::optional<std::vector<Finding>> Findings;
  std::set<clang::tooling::Replacement> Inserted;
};

} // namespace portcullis

#endif // PORTCULLIS_TIDY_TUSESSION_H
