//===- TuSession.h - One analysis shared by all checks of a unit -*- C++
//-*-===//
//
// clang-tidy makes one object for each enabled check and each translation unit.
// The checks of a unit share one session, so the engine runs once, not once for
// each check.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_TIDY_TUSESSION_H
#define PORTCULLIS_TIDY_TUSESSION_H

#include "Check.h"
#include "clang-tidy/ClangTidyOptions.h"
#include <memory>
#include <optional>

namespace clang {
class ASTContext;
}

namespace portcullis {

class TuSession {
public:
  /// The session of the current unit. It lives as long as some check holds it,
  /// and clang-tidy destroys all checks of a unit before the next one starts.
  static std::shared_ptr<TuSession> current();

  /// The findings of all checks in this unit, computed on the first call.
  /// Models that cannot be read end the process: to go on would be to find
  /// nothing in silence.
  llvm::ArrayRef<Finding> findings(clang::ASTContext &Context,
                                   const clang::tidy::ClangTidyOptions &Given);

  const Sources &sources() const { return P->sources(); }

private:
  std::optional<ModelSet> Models;
  std::optional<Program> P;
  std::optional<std::vector<Finding>> Findings;
};

} // namespace portcullis

#endif // PORTCULLIS_TIDY_TUSESSION_H
