//===- Frontend.cpp - Runs Clang over a compile command -------------------===//

#include "Driver/Frontend.h"
#include "Support/LargeStack.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/PCHContainerOperations.h"
#include "clang/Lex/Pragma.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/BuryPointer.h"
#include "llvm/Support/TimeProfiler.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// Clang takes "x.h.pch" beside an `-include x.h`; but it is one compiler's own
/// format, and another's may have written it.
static void includeAsText(PreprocessorOptions &Options) {
  StringRef Header = Options.ImplicitPCHInclude;
  if (Header.consume_back(".pch") || Header.consume_back(".gch"))
    Options.Includes.insert(Options.Includes.begin(), Header.str());
  Options.ImplicitPCHInclude.clear();
}

namespace {

class ActionFactory : public tooling::FrontendActionFactory {
public:
  ActionFactory(
      const FrontendRun &Run,
      llvm::function_ref<std::unique_ptr<FrontendAction>()> MakeAction)
      : Run(Run), MakeAction(MakeAction) {}

  std::unique_ptr<FrontendAction> create() override { return MakeAction(); }

  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> Containers,
                     DiagnosticConsumer *Diagnostics) override {
    Invocation->getFrontendOpts().SkipFunctionBodies = true;
    Invocation->getDiagnosticOpts().ShowCarets = false; // No "2 errors".
    // Nobody sees them, and those that need a graph of each body cost time.
    Invocation->getDiagnosticOpts().IgnoreWarnings = true;
    Invocation->getLangOpts().ImplicitModules = false; // They write a cache.
    includeAsText(Invocation->getPreprocessorOpts());
    if (Run.Adjust)
      Run.Adjust(*Invocation);
    const bool IsLeft = Invocation->getFrontendOpts().DisableFree;
    auto Clang = std::make_unique<CompilerInstance>(std::move(Invocation),
                                                    std::move(Containers));
    Clang->setVirtualFileSystem(Files->getVirtualFileSystemPtr());
    Clang->setFileManager(Files);
    Clang->createDiagnostics(Diagnostics, /*ShouldOwnClient=*/false);
    if (!Clang->hasDiagnostics())
      return false;
    Clang->createSourceManager();
    bool IsGood = Clang->ExecuteAction(*create());
    if (IsLeft)
      llvm::BuryPointer(std::move(Clang));
    return IsGood;
  }

private:
  const FrontendRun &Run;
  llvm::function_ref<std::unique_ptr<FrontendAction>()> MakeAction;
};

} // namespace

void portcullis::ignoreDiagnosticPragmas(Preprocessor &PP) {
  for (StringRef Namespace : {"GCC", "clang"}) {
    EmptyPragmaHandler ByName("diagnostic");
    PP.RemovePragmaHandler(Namespace, &ByName);
    PP.AddPragmaHandler(Namespace, new EmptyPragmaHandler("diagnostic"));
  }
}

bool portcullis::runFrontend(
    const FrontendRun &Run,
    llvm::function_ref<std::unique_ptr<FrontendAction>()> MakeAction) {
  auto Files = llvm::makeIntrusiveRefCnt<FileManager>(
      FileSystemOptions{.WorkingDir = Run.Directory.str()}, Run.Disk);
  ActionFactory Factory(Run, MakeAction);
  tooling::ToolInvocation Invocation(
      Run.CommandLine, &Factory, Files.get(),
      std::make_shared<PCHContainerOperations>());
  Invocation.setDiagnosticConsumer(&Run.Diagnostics);
  bool IsGood = false;
  runOnLargeStack([&] {
    llvm::TimeTraceScope Scope("Unit", Run.CommandLine.back());
    IsGood = Invocation.run();
  });
  return IsGood;
}
