//===- Preamble.cpp - Headers that many units include, parsed once --------===//

#include "Driver/Preamble.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Pragma.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang;
using llvm::ArrayRef;
using llvm::IntrusiveRefCntPtr;
using llvm::StringRef;
namespace vfs = llvm::vfs;

namespace {

/// A compile command, but for its file.
struct Flags {
  std::string Others; ///< One a line.
  // Of the project's own headers.
  std::vector<StringRef> Quoted;
  std::vector<StringRef> Angled;
};

} // namespace

static Flags split(const Job &J) {
  Flags Result;
  // Unless a flag says, it is what makes the language.
  Result.Others = llvm::sys::path::extension(J.File).str();
  bool HasRelative = false;
  auto Arguments = ArrayRef(J.CommandLine).drop_back();
  for (size_t I = 0; I < Arguments.size(); ++I) {
    StringRef Argument = Arguments[I];
    std::vector<StringRef> *To = nullptr;
    if (Argument.consume_front("-iquote"))
      To = &Result.Quoted;
    else if (Argument.consume_front("-I"))
      To = &Result.Angled;
    if (To && Argument.empty() && ++I < Arguments.size())
      Argument = Arguments[I];
    HasRelative |= I > 0 && !Argument.starts_with("-") &&
                   !llvm::sys::path::is_absolute(Argument);
    if (To)
      To->push_back(Argument);
    else
      (Result.Others += '\n') += Argument;
  }
  if (HasRelative)
    (Result.Others += '\n') += J.Directory;
  return Result;
}

std::string portcullis::flagsOf(const Job &J) { return split(J).Others; }

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

/// Where Clang sees the first preamble. Not on the disk: nothing is left
/// behind, and nobody else can write it.
static constexpr StringRef FirstPath = "/portcullis-preamble/first.cpp";

static constexpr StringRef EndPragma = "portcullis_preamble_ends";

/// The empty declaration lets the parser complete the last one before the end
/// is seen: it looks one token ahead.
static std::string withEnd(StringRef Preamble) {
  return (Preamble + ";\n#pragma " + EndPragma + "\n").str();
}

FrontendRun PreambleRun::over(FrontendRun Run) {
  auto Files = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  Files->addFile(
      FirstPath, /*ModificationTime=*/0,
      llvm::MemoryBuffer::getMemBufferCopy(withEnd(Text), FirstPath));
  auto Disk =
      llvm::makeIntrusiveRefCnt<vfs::OverlayFileSystem>(std::move(Run.Disk));
  Disk->pushOverlay(std::move(Files));
  Run.Disk = std::move(Disk);
  Run.Adjust = [](CompilerInvocation &Invocation) {
    FrontendOptions &Options = Invocation.getFrontendOpts();
    InputKind Kind = Options.Inputs.front().getKind();
    Options.Inputs = {FrontendInputFile(FirstPath, Kind)};
    // Where it forked, to free memory would mean to copy it.
    Options.DisableFree = true;
  };
  return Run;
}

/// Stands at the end of each preamble.
class PreambleRun::EndHandler : public PragmaHandler {
public:
  EndHandler(PreambleRun &To, CompilerInstance &CI)
      : PragmaHandler(EndPragma), To(To), CI(CI) {}

  void HandlePragma(Preprocessor &PP, PragmaIntroducer Introducer,
                    Token &) override {
    Token Rest;
    do
      PP.LexUnexpandedToken(Rest);
    while (Rest.isNot(tok::eod));
    const SourceManager &SM = PP.getSourceManager();
    if (SM.getFileID(Introducer.Loc) == To.Last)
      To.goOn(CI);
  }

private:
  PreambleRun &To;
  CompilerInstance &CI;
};

void PreambleRun::listenTo(CompilerInstance &CI) {
  Recorder.listenTo(CI.getPreprocessor());
  // The preprocessor owns it.
  CI.getPreprocessor().AddPragmaHandler(new EndHandler(*this, CI));
  Last = CI.getSourceManager().getMainFileID();
}

void PreambleRun::goOn(CompilerInstance &CI) {
  if (!Recorder.isBetweenDeclarations())
    return;
  // Else each that goes on here would do it.
  CI.getSema().PerformPendingInstantiations();
  if (CI.getDiagnostics().hasErrorOccurred())
    return;
  std::visit(llvm::makeVisitor([&](StringRef Preamble) { enter(CI, Preamble); },
                               [&](const Job *J) {
                                 if (J)
                                   enter(CI, *J);
                               }),
             Next(Recorder));
}

void PreambleRun::enter(CompilerInstance &CI, StringRef Preamble) {
  Last = CI.getSourceManager().createFileID(
      llvm::MemoryBuffer::getMemBufferCopy(withEnd(Preamble), "preamble"));
  CI.getPreprocessor().EnterSourceFile(Last, nullptr, SourceLocation());
}

namespace {

/// Gives what is private: an explicit instantiation may name it.
template <auto Member> struct LookupsOf {
  /// Which of its directories \p Search found each name in, by number. Clang
  /// does not expect that they change, and has no way to forget it.
  friend auto &knownLookups(HeaderSearch &Search) { return Search.*Member; }
};
template struct LookupsOf<&HeaderSearch::LookupFileCache>;
auto &knownLookups(HeaderSearch &Search);

} // namespace

/// Has Clang look for headers where \p New says, and no more where \p Old does.
static void setSearchPaths(CompilerInstance &CI, const Flags &Old,
                           const Flags &New) {
  HeaderSearchOptions &Options = CI.getHeaderSearchOpts();
  auto Replace = [&](ArrayRef<StringRef> Before, ArrayRef<StringRef> After,
                     frontend::IncludeDirGroup Group) {
    llvm::erase_if(Options.UserEntries,
                   [&](const HeaderSearchOptions::Entry &E) {
                     return E.Group == Group && !E.IsFramework &&
                            llvm::is_contained(Before, E.Path);
                   });
    for (StringRef Directory : After)
      Options.AddPath(Directory, Group, /*IsFramework=*/false,
                      /*IgnoreSysRoot=*/true);
  };
  Replace(Old.Quoted, New.Quoted, frontend::Quoted);
  Replace(Old.Angled, New.Angled, frontend::Angled);
  HeaderSearch &Search = CI.getPreprocessor().getHeaderSearchInfo();
  ApplyHeaderSearchOptions(Search, Options, CI.getLangOpts(),
                           CI.getTarget().getTriple());
  knownLookups(Search).clear();
}

void PreambleRun::enter(CompilerInstance &CI, const Job &J) {
  SourceManager &SM = CI.getSourceManager();
  FileManager &Files = CI.getFileManager();
  Files.getFileSystemOpts().WorkingDir = J.Directory;
  if (Flags Old = split(*Compiled), New = split(J);
      std::tie(Old.Quoted, Old.Angled) != std::tie(New.Quoted, New.Angled))
    setSearchPaths(CI, Old, New);
  OptionalFileEntryRef File = Files.getOptionalFileRef(J.CommandLine.back());
  if (!File)
    return;
  Unit = &J;
  Recorder.beginUnit();
  FileID Main = SM.createFileID(*File, SourceLocation(), SrcMgr::C_User);
  SM.setMainFileID(Main);
  CI.getPreprocessor().markIncluded(*File);
  CI.getPreprocessor().EnterSourceFile(Main, nullptr, SourceLocation());
}
