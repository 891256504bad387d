//===- TidyCheck.cpp - A check as a clang-tidy check ----------------------===//

#include "TidyCheck.h"
#include "Driver/Settings.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"

using namespace portcullis;
using namespace clang;
using namespace clang::ast_matchers;

TidyCheck::TidyCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context,
                     llvm::StringRef CheckId)
    : ClangTidyCheck(Name, Context), CheckId(CheckId), Context(Context),
      Session(TuSession::current()) {
  // For --verify-config. They belong to all checks together.
  if (llvm::StringSet<> *Known = Context->getOptionsCollector())
    for (llvm::StringRef Option : settingNames())
      Known->insert(Option);
}

void TidyCheck::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                    Preprocessor *) {
  Session->listenTo(*PP);
}

void TidyCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl(), this);
}

/// The place of \p Offset in \p File, if this unit has read it.
static SourceLocation placeIn(SourceManager &SM, llvm::StringRef File,
                              unsigned Offset) {
  auto Entry = SM.getFileManager().getOptionalFileRef(File);
  if (!Entry)
    return {};
  FileID Id = SM.translateFile(*Entry);
  if (Id.isInvalid())
    return {};
  return SM.getLocForStartOfFile(Id).getLocWithOffset(static_cast<int>(Offset));
}

static void addFix(DiagnosticBuilder &Diag,
                   llvm::ArrayRef<tooling::Replacement> Mend,
                   SourceManager &SM) {
  for (const tooling::Replacement &R : Mend) {
    SourceLocation Begin = placeIn(SM, R.getFilePath(), R.getOffset());
    if (Begin.isInvalid())
      continue;
    Diag << FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(
            Begin, Begin.getLocWithOffset(static_cast<int>(R.getLength()))),
        R.getReplacementText());
  }
}

void TidyCheck::report(const Finding &F,
                       llvm::ArrayRef<tooling::Replacement> Mend,
                       SourceManager &SM) {
  SourceLocation Where = placeIn(SM, F.Where.File, F.Where.Offset);
  if (Where.isInvalid())
    return;
  {
    DiagnosticBuilder Diag = diag(Where, "%0") << F.Message;
    addFix(Diag, Mend, SM);
  } // It is emitted here; notes follow.
  for (const std::vector<Note> *List : {&F.Flow, &F.Related})
    for (const Note &N : *List)
      if (SourceLocation At = placeIn(SM, N.Where.File, N.Where.Offset);
          At.isValid() && !(N.Where == F.Where))
        diag(At, "%0", DiagnosticIDs::Note) << N.Text;
}

void TidyCheck::check(const MatchFinder::MatchResult &Result) {
  llvm::ArrayRef<Finding> Findings =
      Session->findings(*Result.Context, *Context);
  for (size_t I = 0; I < Findings.size(); ++I)
    if (Findings[I].CheckId == CheckId)
      report(Findings[I], Session->fixOf(I), *Result.SourceManager);
}
