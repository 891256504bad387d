//===- NoLint.cpp - NOLINT comments ---------------------------------------===//

#include "Driver/NoLint.h"
#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Tooling/Core/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// The handler speaks of diagnostics in flight, so each finding becomes one.
class NoLintComments::FileComments : public DiagnosticConsumer {
public:
  FileComments(StringRef File, StringRef Code)
      : Files(File, Code), Engine(DiagnosticIDs::create(), Options, this,
                                  /*ShouldOwnClient=*/false) {
    Engine.setSourceManager(&Files.get());
    Id = Engine.getCustomDiagID(DiagnosticsEngine::Warning, "finding");
  }

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    llvm::SmallVector<tooling::Diagnostic, 1> Errors; // clang-tidy's to tell.
    IsSuppressed = Handler.shouldSuppress(Level, Info, Check, Errors,
                                          /*AllowIO=*/true,
                                          /*EnableNoLintBlocks=*/true);
  }

  bool suppress(const Finding &F) {
    Check = ("portcullis-" + F.CheckId).str();
    SourceManager &SM = Files.get();
    Engine.Report(SM.getLocForStartOfFile(SM.getMainFileID())
                      .getLocWithOffset(static_cast<int>(F.Where.Offset)),
                  Id);
    return IsSuppressed;
  }

private:
  SourceManagerForFile Files;
  DiagnosticOptions Options;
  DiagnosticsEngine Engine;
  tidy::NoLintDirectiveHandler Handler;
  unsigned Id = 0;
  std::string Check;
  bool IsSuppressed = false;
};

NoLintComments::NoLintComments(const Sources &Text) : Text(Text) {}

NoLintComments::~NoLintComments() = default;

bool NoLintComments::suppress(const Finding &F) {
  StringRef Code = Text.text(F.Where.File);
  if (!Code.contains("NOLINT") || F.Where.Offset > Code.size())
    return false;
  std::unique_ptr<FileComments> &Comments = Files[F.Where.File];
  if (!Comments)
    Comments = std::make_unique<FileComments>(F.Where.File, Code);
  return Comments->suppress(F);
}
