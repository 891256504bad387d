//===- TuSession.cpp - One analysis shared by all checks of a unit --------===//

#include "TuSession.h"
#include "Driver/Settings.h"
#include "Extract/Extract.h"
#include "clang/AST/ASTContext.h"
#include <cstdlib>

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

llvm::ArrayRef<Finding>
TuSession::findings(clang::ASTContext &Context,
                    clang::tidy::ClangTidyContext &Tidy) {
  if (Findings)
    return *Findings;
  const Settings Given = settingsOf(Tidy);
  Models = modelsFrom(Given.Rules);
  P = Program::link({extractFacts(Context, *Models)}, World::Open, *Models);
  Text = &P->sources();
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  Findings = runChecks(*P, Given.ForChecks, All);
  return *Findings;
}

bool TuSession::isNew(const clang::tooling::Replacement &Insertion) {
  return Inserted.insert(Insertion).second;
}
