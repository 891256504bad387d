//===- Preamble.cpp - Headers that many units include, parsed once --------===//

#include "Driver/Preamble.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTWriter.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang;
using llvm::ArrayRef;
using llvm::IntrusiveRefCntPtr;
using llvm::StringRef;
namespace vfs = llvm::vfs;

std::string portcullis::flagsOf(const Job &J) {
  StringRef Language =
      llvm::sys::path::extension(J.File); // Unless a flag says.
  std::string Flags = Language.str();
  auto Arguments = ArrayRef(J.CommandLine).drop_back();
  for (size_t I = 0; I < Arguments.size(); ++I) {
    StringRef Argument = Arguments[I];
    if (Argument == "-I" || Argument == "-iquote")
      ++I;
    else if (!Argument.starts_with("-I") && !Argument.starts_with("-iquote"))
      Flags += '\n' + Arguments[I];
  }
  return Flags;
}

std::optional<UnitTokens>
portcullis::surveyUnit(const Job &J, IntrusiveRefCntPtr<vfs::FileSystem> Disk) {
  TokenRecorder Recorder;
  DiagnosticConsumer Errors; // Counts them.
  if (!runFrontend({.CommandLine = J.CommandLine,
                    .Directory = J.Directory,
                    .Disk = std::move(Disk),
                    .Diagnostics = Errors},
                   [&] { return listenOnly(Recorder); }))
    return std::nullopt;
  return Recorder.take();
}

/// Where Clang sees preamble \p Number of a chain. Not on the disk: nothing is
/// left behind, and nobody else can write it.
static std::string pathOf(size_t Number, StringRef Extension) {
  return ("/portcullis-preamble/" + llvm::Twine(Number) + Extension).str();
}
static std::string textPath(size_t Number) { return pathOf(Number, ".h"); }
static std::string bytesPath(size_t Number) { return pathOf(Number, ".pch"); }

/// \p Disk with \p Chain and, after it, \p Text.
static IntrusiveRefCntPtr<vfs::FileSystem>
overlay(IntrusiveRefCntPtr<vfs::FileSystem> Disk, PreambleChain Chain,
        StringRef Text) {
  auto Files = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  auto Add = [&](const std::string &Path, StringRef Content) {
    Files->addFile(Path, /*ModificationTime=*/0,
                   llvm::MemoryBuffer::getMemBuffer(Content, Path));
  };
  for (const auto &[Number, P] : llvm::enumerate(Chain)) {
    Add(textPath(Number), P->Text);
    Add(bytesPath(Number), P->Bytes);
  }
  Add(textPath(Chain.size()), Text);
  auto Result =
      llvm::makeIntrusiveRefCnt<vfs::OverlayFileSystem>(std::move(Disk));
  Result->pushOverlay(std::move(Files));
  return Result;
}

static void startAfter(CompilerInvocation &Invocation, PreambleChain Chain) {
  if (!Chain.empty())
    Invocation.getPreprocessorOpts().ImplicitPCHInclude =
        bytesPath(Chain.size() - 1);
}

FrontendRun portcullis::withPreamble(FrontendRun Run, PreambleChain Chain) {
  Run.Disk = overlay(std::move(Run.Disk), Chain, /*Text=*/{});
  Run.Adjust = [Chain](CompilerInvocation &Invocation) {
    startAfter(Invocation, Chain);
  };
  return Run;
}

namespace {

/// Writes to memory.
class HeaderPrecompiler : public PCHGenerator {
public:
  HeaderPrecompiler(CompilerInstance &CI, StringRef Path,
                    const std::string &Sysroot, std::shared_ptr<PCHBuffer> To,
                    const OwnCode &Own)
      : PCHGenerator(CI.getPreprocessor(), CI.getModuleCache(), Path, Sysroot,
                     std::move(To), CI.getCodeGenOpts(),
                     /*Extensions=*/{}),
        Bodies(Own) {}

  bool shouldSkipFunctionBody(Decl *D) override { return Bodies.skips(*D); }

private:
  OwnBodies Bodies;
};

class PrecompileAction : public ASTFrontendAction {
public:
  /// Writes what is to be found at \p Path.
  PrecompileAction(TokenRecorder &Recorder, std::string Path,
                   std::shared_ptr<PCHBuffer> To, const OwnCode &Own)
      : Recorder(Recorder), Path(std::move(Path)), To(std::move(To)), Own(Own) {
  }

  TranslationUnitKind getTranslationUnitKind() override { return TU_Prefix; }
  bool hasASTFileSupport() const override { return false; }

protected:
  bool BeginSourceFileAction(CompilerInstance &CI) override {
    CI.getLangOpts().CompilingPCH = true;
    Recorder.listenTo(CI.getPreprocessor());
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    std::string Sysroot;
    if (!GeneratePCHAction::ComputeASTConsumerArguments(CI, Sysroot))
      return nullptr;
    return std::make_unique<HeaderPrecompiler>(CI, Path, Sysroot, To, Own);
  }

private:
  TokenRecorder &Recorder;
  const std::string Path;
  std::shared_ptr<PCHBuffer> To;
  const OwnCode Own;
};

} // namespace

bool portcullis::buildPreamble(Preamble &P, PreambleChain Base, const Job &J,
                               const OwnCode &Own,
                               IntrusiveRefCntPtr<vfs::FileSystem> Disk) {
  const size_t Number = Base.size();
  TokenRecorder Recorder(Base.empty() ? std::vector<HeaderTokens>()
                                      : Base.back()->Headers);
  auto Written = std::make_shared<PCHBuffer>();
  DiagnosticConsumer Errors; // Counts them.
  auto Adjust = [&](CompilerInvocation &Invocation) {
    FrontendOptions &Options = Invocation.getFrontendOpts();
    InputKind Kind = Options.Inputs.front().getKind();
    Options.Inputs = {FrontendInputFile(textPath(Number), Kind)};
    Options.ProgramAction = frontend::GeneratePCH;
    Invocation.getLangOpts().PCHInstantiateTemplates = true;
    // They come with the unit's own text.
    Invocation.getPreprocessorOpts().Includes.clear();
    Invocation.getPreprocessorOpts().MacroIncludes.clear();
    startAfter(Invocation, Base);
  };
  if (!runFrontend({.CommandLine = J.CommandLine,
                    .Directory = J.Directory,
                    .Disk = overlay(std::move(Disk), Base, P.Text),
                    .Diagnostics = Errors,
                    .Adjust = Adjust},
                   [&] {
                     return std::make_unique<PrecompileAction>(
                         Recorder, bytesPath(Number), Written, Own);
                   }) ||
      !Written->IsComplete)
    return false;
  UnitTokens Tokens = Recorder.take();
  P.Headers = std::move(Tokens.Headers);
  P.Bytes.assign(Written->Data.begin(), Written->Data.end());
  return Tokens.Own == 0;
}
