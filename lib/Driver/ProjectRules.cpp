//===- ProjectRules.cpp - .clang-tidy files and NOLINT comments -----------===//

#include "Driver/ProjectRules.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang-tidy/GlobList.h"
#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Tooling/Core/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

namespace {

/// Asks the handler about the one diagnostic that it is given.
class NoLintConsumer : public DiagnosticConsumer {
public:
  explicit NoLintConsumer(StringRef Check) : Check(Check) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    llvm::SmallVector<tooling::Diagnostic, 1> Errors;
    IsSuppressed = Handler.shouldSuppress(Level, Info, Check, Errors,
                                          /*AllowIO=*/true,
                                          /*EnableNoLintBlocks=*/true);
  }

  bool IsSuppressed = false;

private:
  StringRef Check;
  tidy::NoLintDirectiveHandler Handler;
};

} // namespace

class ProjectRules::Impl {
public:
  explicit Impl(StringRef Checks)
      : Options(tidy::ClangTidyGlobalOptions(), defaults(), given(Checks)) {}

  static tidy::ClangTidyOptions defaults() {
    tidy::ClangTidyOptions Result = tidy::ClangTidyOptions::getDefaults();
    Result.Checks = "portcullis-*";
    return Result;
  }

  static tidy::ClangTidyOptions given(StringRef Checks) {
    tidy::ClangTidyOptions Result;
    if (!Checks.empty())
      Result.Checks = Checks.str();
    return Result;
  }

  tidy::FileOptionsProvider Options;
  llvm::StringMap<std::unique_ptr<tidy::CachedGlobList>> Globs; ///< By file.
};

ProjectRules::ProjectRules(StringRef Checks)
    : Self(std::make_unique<Impl>(Checks)) {}

ProjectRules::~ProjectRules() = default;

bool ProjectRules::isEnabled(const Finding &F) {
  auto &Globs = Self->Globs[F.Where.File];
  if (!Globs)
    Globs = std::make_unique<tidy::CachedGlobList>(
        Self->Options.getOptions(F.Where.File).Checks.value_or(""));
  return Globs->contains(("portcullis-" + F.CheckId).str());
}

bool ProjectRules::isSuppressed(const Finding &F, const Sources &Text) {
  StringRef Code = Text.text(F.Where.File);
  if (!Code.contains("NOLINT"))
    return false;
  SourceManagerForFile Files(F.Where.File, Code);
  SourceManager &SM = Files.get();
  std::string Name = ("portcullis-" + F.CheckId).str();
  NoLintConsumer Consumer(Name);
  DiagnosticOptions DiagOptions;
  DiagnosticsEngine Engine(DiagnosticIDs::create(), DiagOptions, &Consumer,
                           /*ShouldOwnClient=*/false);
  Engine.setSourceManager(&SM);
  SourceLocation Where =
      SM.getLocForStartOfFile(SM.getMainFileID()).getLocWithOffset(
          F.Where.Offset);
  Engine.Report(Where, Engine.getCustomDiagID(DiagnosticsEngine::Warning, "%0"))
      << F.Message;
  return Consumer.IsSuppressed;
}
