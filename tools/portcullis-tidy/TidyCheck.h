//===- TidyCheck.h - A check as a clang-tidy check --------------*- C++ -*-===//

#ifndef PORTCULLIS_TIDY_TIDYCHECK_H
#define PORTCULLIS_TIDY_TIDYCHECK_H

#include "TuSession.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace portcullis {

/// Reports the findings of one check in the current translation unit. There is
/// one such check for each row of Checks.def; checks need no class of their
/// own.
class TidyCheck : public clang::tidy::ClangTidyCheck {
public:
  TidyCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
            llvm::StringRef CheckId);

  bool isLanguageVersionSupported(
      const clang::LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus;
  }
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpander) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void report(const Finding &F,
              llvm::ArrayRef<clang::tooling::Replacement> Mend,
              clang::SourceManager &SM);

  llvm::StringRef CheckId;
  clang::tidy::ClangTidyContext *Context;
  std::shared_ptr<TuSession> Session;
};

} // namespace portcullis

#endif // PORTCULLIS_TIDY_TIDYCHECK_H
