//===- Scan.cpp - From files to facts -------------------------------------===//

#include "Driver/Scan.h"
#include "Driver/CompileCommands.h"
#include "Extract/Extract.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// Where Debian's LLVM 22 keeps the headers that belong to the compiler.
static constexpr llvm::StringLiteral ResourceDirectory =
    "/usr/lib/llvm-22/lib/clang/22";

namespace {

/// Keeps the first errors of a unit and shows none.
class ErrorKeeper : public DiagnosticConsumer {
public:
  static constexpr size_t MaxKept = 3;

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    WasFatal |= Level == DiagnosticsEngine::Fatal;
    if (Kept.size() >= MaxKept)
      return;
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    std::string Where;
    if (Info.getLocation().isValid() && Info.hasSourceManager()) {
      PresumedLoc At = Info.getSourceManager().getPresumedLoc(
          Info.getSourceManager().getExpansionLoc(Info.getLocation()));
      if (At.isValid())
        Where = llvm::formatv("{0}:{1}:{2}: ", At.getFilename(), At.getLine(),
                              At.getColumn());
    }
    Kept.push_back(Where + "error: " + Text.str().str());
  }

  std::vector<std::string> Kept;
  bool WasFatal = false;
};

/// Extracts at the end of the unit. Bodies in system headers are not parsed.
class FactsConsumer : public ASTConsumer {
public:
  FactsConsumer(const ModelSet &Models, std::optional<TuFacts> &Result)
      : Models(Models), Result(Result) {}

  bool shouldSkipFunctionBody(Decl *D) override {
    const SourceManager &SM = D->getASTContext().getSourceManager();
    return SM.isInSystemHeader(SM.getExpansionLoc(D->getLocation()));
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    Result = extractFacts(Context, Models);
  }

private:
  const ModelSet &Models;
  std::optional<TuFacts> &Result;
};

class FactsAction : public ASTFrontendAction {
public:
  FactsAction(const ModelSet &Models, std::optional<TuFacts> &Result)
      : Models(Models), Result(Result) {}

protected:
  bool BeginInvocation(CompilerInstance &CI) override {
    CI.getFrontendOpts().SkipFunctionBodies = true;
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                 StringRef) override {
    return std::make_unique<FactsConsumer>(Models, Result);
  }

private:
  const ModelSet &Models;
  std::optional<TuFacts> &Result;
};

class FactsActionFactory : public tooling::FrontendActionFactory {
public:
  explicit FactsActionFactory(const ModelSet &Models) : Models(Models) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<FactsAction>(Models, Result);
  }

  std::optional<TuFacts> Result;

private:
  const ModelSet &Models;
};

} // namespace

static tooling::ArgumentsAdjuster adjuster() {
  return [](const tooling::CommandLineArguments &Given, StringRef) {
    std::vector<std::string> Arguments = harmless(Given);
    auto End = llvm::find(Arguments, "--");
    Arguments.insert(End, {"-fsyntax-only", "-w", "-Qunused-arguments",
                           "-Wno-unknown-warning-option",
                           "-resource-dir=" + ResourceDirectory.str(),
                           "-fno-caret-diagnostics", "-ferror-limit=0"});
    return Arguments;
  };
}

static void scanFile(const tooling::CompilationDatabase &Database,
                     const std::string &File, const ModelSet &Models,
                     ScanResult &Result) {
  ErrorKeeper Errors;
  FactsActionFactory Factory(Models);
  tooling::ClangTool Tool(Database, {File});
  Tool.clearArgumentsAdjusters();
  Tool.appendArgumentsAdjuster(adjuster());
  Tool.setDiagnosticConsumer(&Errors);
  Tool.setPrintErrorMessage(false);
  Tool.run(&Factory);
  bool Lost = !Factory.Result || Errors.WasFatal;
  Result.LostUnits |= Lost;
  for (const std::string &Error : Errors.Kept)
    Result.Notices.push_back({Lost, File, Error});
  if (!Factory.Result && Errors.Kept.empty())
    Result.Notices.push_back({true, File, "could not be analysed"});
  if (!Factory.Result)
    return;
  Factory.Result->HasErrors |= Errors.getNumErrors() > 0;
  for (const std::string &Said : Factory.Result->GivenUp)
    Result.Notices.push_back({false, File, Said});
  Result.Units.push_back(std::move(*Factory.Result));
}

ScanResult
portcullis::scanFiles(const tooling::CompilationDatabase &Database,
                      llvm::ArrayRef<std::string> Files,
                      const ModelSet &Models, llvm::raw_ostream *Progress) {
  ScanResult Result;
  for (size_t I = 0; I < Files.size(); ++I) {
    if (Progress)
      *Progress << llvm::formatv("\r[{0}/{1}] {2}\x1b[K", I + 1, Files.size(),
                                 Files[I]);
    scanFile(Database, Files[I], Models, Result);
  }
  if (Progress)
    *Progress << "\r\x1b[K";
  return Result;
}
