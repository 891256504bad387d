//===- TuSession.cpp - One analysis shared by all checks of a unit --------===//

#include "TuSession.h"
#include "Driver/NoLint.h"
#include "Driver/Paths.h"
#include "Driver/Settings.h"
#include "Extract/Extract.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdlib>
#include <utility>

using namespace portcullis;
using llvm::Expected;

std::shared_ptr<TuSession> TuSession::current() {
  static std::weak_ptr<TuSession> Live; // clang-tidy is single-threaded.
  std::shared_ptr<TuSession> Session = Live.lock();
  if (!Session)
    Live = Session = std::make_shared<TuSession>();
  return Session;
}

static Settings settingsOf(clang::tidy::ClangTidyContext &Tidy) {
  return readSettings(Tidy.getOptions().CheckOptions, Tidy.getCurrentFile(),
                      [&](llvm::StringRef, llvm::Error Wrong) {
                        Tidy.configurationDiag("portcullis: %0")
                            << toString(std::move(Wrong));
                      });
}

static ModelSet modelsFrom(llvm::ArrayRef<std::string> Directories) {
  Expected<ModelSet> Models = loadModels(Directories);
  if (Models)
    return std::move(*Models);
  llvm::errs() << "portcullis: error: " << toString(Models.takeError()) << '\n';
  std::exit(2);
}

/// The fixes of \p All. What clang-tidy will not show it does not mend, so that
/// another finding must bring the edits that both need.
static FixSet fixesOf(std::vector<Finding> All, const Sources &Text,
                      clang::tidy::ClangTidyContext &Tidy) {
  NoLintComments Comments(Text, /*Today=*/std::nullopt);
  const std::string Main = absolutePath(Tidy.getCurrentFile());
  for (Finding &F : All) { // Indexes stay.
    llvm::StringRef File = F.Where.File;
    if (!Tidy.isCheckEnabled(("portcullis-" + F.CheckId).str()) ||
        (File != Main && !showsHeader(Tidy.getOptions(), File)) ||
        Comments.suppress(F))
      F.Fixes.clear();
  }
  return collectFixes(All, Text);
}

void TuSession::listenTo(clang::Preprocessor &PP) {
  if (!std::exchange(Listens, true)) // Each check asks for it.
    Includes.listenTo(PP);
}

llvm::ArrayRef<Finding>
TuSession::findings(clang::ASTContext &Context,
                    clang::tidy::ClangTidyContext &Tidy) {
  if (Findings)
    return *Findings;
  const Settings Given = settingsOf(Tidy);
  Models = modelsFrom(Given.Rules);
  P = Program::link({extractFacts(Context, *Models, Includes,
                                  /*Errors=*/std::nullopt)},
                    World::Open, *Models);
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  std::vector<Finding> Found = runChecks(*P, Given.ForChecks, All);
  llvm::erase_if(Found, [&](const Finding &F) {
    return F.Confidence < Given.MinConfidence;
  });
  Fixes = fixesOf(Found, P->sources(), Tidy);
  return Findings.emplace(std::move(Found));
}

llvm::ArrayRef<clang::tooling::Replacement>
TuSession::fixOf(size_t Index) const {
  auto It = Fixes.ByFinding.find(Index);
  if (It == Fixes.ByFinding.end())
    return {};
  return It->second;
}
