//===- TuSession.cpp - One analysis shared by all checks of a unit --------===//

#include "TuSession.h"
#include "Extract/Extract.h"
#include "clang/AST/ASTContext.h"
#include <cstdlib>

using namespace portcullis;
using llvm::StringRef;

std::shared_ptr<TuSession> TuSession::current() {
  static std::weak_ptr<TuSession> Live; // clang-tidy is single-threaded.
  std::shared_ptr<TuSession> Session = Live.lock();
  if (!Session)
    Live = Session = std::make_shared<TuSession>();
  return Session;
}

static StringRef option(const clang::tidy::ClangTidyOptions &Given,
                        StringRef Name) {
  auto It = Given.CheckOptions.find(Name);
  return It == Given.CheckOptions.end() ? StringRef() : It->second.Value;
}

static CheckOptions optionsOf(const clang::tidy::ClangTidyOptions &Given) {
  CheckOptions Result;
  option(Given, "portcullis.MaxLifetime")
      .getAsInteger(10, Result.MaxLifetimeMinutes);
  Result.TlsTerminatedUpstream =
      option(Given, "portcullis.TlsTerminatedUpstream") == "true";
  llvm::SmallVector<StringRef, 4> Globs;
  option(Given, "portcullis.PublicPaths").split(Globs, ',', -1, false);
  for (StringRef Glob : Globs)
    Result.PublicPaths.push_back(Glob.trim().str());
  return Result;
}

static ModelSet modelsFor(const clang::tidy::ClangTidyOptions &Given) {
  std::vector<std::string> Directories;
  if (StringRef Directory = option(Given, "portcullis.Rules");
      !Directory.empty())
    Directories.push_back(Directory.str());
  llvm::Expected<ModelSet> Models = loadModels(Directories);
  if (Models)
    return std::move(*Models);
  llvm::errs() << "portcullis: error: " << toString(Models.takeError()) << '\n';
  std::exit(2);
}

llvm::ArrayRef<Finding>
TuSession::findings(clang::ASTContext &Context,
                    const clang::tidy::ClangTidyOptions &Given) {
  if (Findings)
    return *Findings;
  Models = modelsFor(Given);
  P = Program::link({extractFacts(Context, *Models)}, World::Open, *Models);
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  Findings = runChecks(*P, optionsOf(Given), All);
  return *Findings;
}
