//===- Unit.cpp - Parses one translation unit -----------------------------===//

#include "Driver/Unit.h"
#include "Driver/Arguments.h"
#include "Driver/OwnBodies.h"
#include "Driver/Paths.h"
#include "Driver/TypeTables.h"
#include "Extract/Extract.h"
#include "Facts/Sound.h"
#include "Support/SortUnique.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/DiagnosticParse.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/LexDiagnostic.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/TimeProfiler.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// \p Message without the characters of literals in code that it quotes: they
/// may be secrets.
static std::string withoutLiterals(StringRef Message) {
  if (Message.starts_with("static assertion failed"))
    Message = Message.split(": ").first; // A literal without its quotes.
  std::string Result;
  while (!Message.empty()) {
    auto [Before, Rest] = Message.split('"');
    Result += Before;
    if (Before.size() == Message.size())
      break;
    size_t End = 0;
    while (End < Rest.size() && Rest[End] != '"')
      End += Rest[End] == '\\' ? 2 : 1;
    Result += Rest.empty() ? "\"" : "\"…\"";
    Message = Rest.drop_front(std::min(End + 1, Rest.size()));
  }
  return Result;
}

/// The files of \p SM that are none of a library.
static std::vector<std::string>
ownFiles(const SourceManager &SM, llvm::ArrayRef<std::string> OwnDirectories) {
  std::vector<std::string> Result;
  for (unsigned I = 0; I < SM.local_sloc_entry_size(); ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    OptionalFileEntryRef File =
        Entry.isFile() ? Entry.getFile().getContentCache().OrigEntry
                       : OptionalFileEntryRef();
    if (!File || SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    std::string Path = pathFromRoot(SM, *File);
    if (!isForeign(OwnDirectories, Path))
      Result.push_back(std::move(Path));
  }
  sortUnique(Result);
  return Result;
}

namespace {

/// Keeps the first errors of a unit and shows none.
class ErrorKeeper : public DiagnosticConsumer {
public:
  static constexpr size_t MaxKept = 3;

  /// For the unit of \p MainFile. Relative names are of files in \p Directory.
  ErrorKeeper(StringRef MainFile, StringRef Directory,
              llvm::ArrayRef<std::string> OwnDirectories)
      : MainFile(MainFile), Directory(Directory),
        OwnDirectories(OwnDirectories) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    IsCut |= Info.getID() == diag::err_bracket_depth_exceeded;
    Notice Said = noticeOf(Info);
    if (Info.getLocation().isValid())
      Places.push_back(Info.getLocation());
    if (Info.getID() == diag::err_pp_file_not_found)
      addMissing(Info.getArgStdStr(0), Said);
    HasOwn |= isOwn(Info, Said.File);
    if (Kept.size() < MaxKept)
      Kept.push_back(std::move(Said));
  }

  std::vector<Notice> Kept;
  std::vector<MissingHeader> Missing; ///< Each once.
  std::vector<SourceLocation> Places; ///< Of all errors that have one.
  bool IsCut = false;  ///< The parser gave up at the place of the last error.
  bool HasOwn = false; ///< Some error is in the project's own code.

private:
  void addMissing(const std::string &Name, const Notice &Said) {
    if (llvm::none_of(Missing, [&](const MissingHeader &Known) {
          return Known.Name == Name;
        }))
      Missing.push_back({.Name = Name,
                         .File = Said.File,
                         .Line = Said.Line,
                         .Column = Said.Column});
  }

  bool isOwn(const Diagnostic &Info, StringRef File) const {
    if (!Info.getLocation().isValid() || !Info.hasSourceManager())
      return true; // About the unit as a whole.
    const SourceManager &SM = Info.getSourceManager();
    return !SM.isInSystemHeader(SM.getExpansionLoc(Info.getLocation())) &&
           !isForeign(OwnDirectories, File);
  }

  Notice noticeOf(const Diagnostic &Info) const {
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    Notice Result{.IsError = true,
                  .File = MainFile.str(),
                  .Message = withoutLiterals(Text)};
    if (!Info.getLocation().isValid() || !Info.hasSourceManager())
      return Result;
    const SourceManager &SM = Info.getSourceManager();
    SourceLocation Where = SM.getExpansionLoc(Info.getLocation());
    PresumedLoc At = SM.getPresumedLoc(Where);
    if (At.isInvalid() || SM.isWrittenInBuiltinFile(Where) ||
        SM.isWrittenInCommandLineFile(Where))
      return Result;
    llvm::SmallString<256> File(At.getFilename());
    llvm::sys::path::make_absolute(Directory, File);
    Result.File = absolutePath(File);
    Result.Line = At.getLine();
    Result.Column = At.getColumn();
    return Result;
  }

  StringRef MainFile;
  StringRef Directory;
  llvm::ArrayRef<std::string> OwnDirectories;
};

/// What parsing needs to know and to give.
struct Task {
  const OwnCode Own;
  const ErrorKeeper &Errors;
  PreambleRun *Preambles = nullptr; ///< Come first, if there are any.
  std::optional<TuFacts> Result;
  std::vector<std::string> OwnFiles; ///< See Unit::OwnFiles.
  IncludeGraph Includes;
};

/// Extracts at the end of the unit.
class FactsConsumer : public ASTConsumer {
public:
  explicit FactsConsumer(Task &T) : T(T), Bodies(T.Own) {}

  bool shouldSkipFunctionBody(Decl *D) override { return Bodies.skips(*D); }

  void HandleTranslationUnit(ASTContext &Context) override {
    if (T.Preambles && !T.Preambles->unit())
      return;
    llvm::TimeTraceScope Scope("Extract");
    T.Result = extractFacts(Context, T.Own.Models, T.Includes, T.Errors.Places);
    T.OwnFiles = ownFiles(Context.getSourceManager(), T.Own.Directories);
  }

private:
  Task &T;
  OwnBodies Bodies;
};

class FactsAction : public ASTFrontendAction {
public:
  explicit FactsAction(Task &T) : T(T) {}

protected:
  bool BeginSourceFileAction(CompilerInstance &CI) override {
    // One missing header does not take the rest of the unit along.
    CI.getDiagnostics().setFatalsAsError(true);
    ignoreDiagnosticPragmas(CI.getPreprocessor());
    T.Includes.listenTo(CI.getPreprocessor());
    if (T.Preambles)
      T.Preambles->listenTo(CI);
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    makeRoom(CI.getASTContext());
    return std::make_unique<FactsConsumer>(T);
  }

private:
  Task &T;
};

} // namespace

static Notice errorIn(StringRef File, const llvm::Twine &Message) {
  return {.IsError = true, .File = File.str(), .Message = Message.str()};
}

static Notice noteOn(StringRef File, const llvm::Twine &Message) {
  return {.IsError = false, .File = File.str(), .Message = Message.str()};
}

bool portcullis::readUnit(StringRef Bytes, const ModelSet &Models, Unit &U) {
  return fromBytes(Bytes, U) && isSound(U.Facts, Models.rows().size());
}

Unit portcullis::lostUnit(StringRef File, const llvm::Twine &Why) {
  Unit Result;
  Result.IsLost = true;
  Result.Facts.MainFile = File.str();
  Result.Notices.push_back(errorIn(File, "could not be analysed: " + Why));
  return Result;
}

/// Says what errors mean for the unit; clang has said what they are.
static void judge(Unit &Result, StringRef File, const ErrorKeeper &Errors) {
  Result.Missing = Errors.Missing;
  // What is wrong without a header is mostly so for want of it.
  if (Result.Missing.empty() || !Result.HasFacts || Errors.IsCut)
    Result.Notices = Errors.Kept;
  unsigned Count = Errors.getNumErrors();
  Result.IsLost = !Result.HasFacts || !Result.Missing.empty() || Errors.IsCut ||
                  Errors.HasOwn;
  std::string Left = (llvm::Twine(Count) + (Count == 1 ? " error" : " errors") +
                      "; statements with errors were not analysed")
                         .str();
  if (!Result.HasFacts)
    Result.Notices.push_back(errorIn(File, "could not be analysed"));
  else if (Result.Missing.empty() && Result.IsLost)
    Result.Notices.push_back(
        errorIn(File, "could not be analysed in full: " + Left));
  else if (Result.Missing.empty() && Count)
    Result.Notices.push_back(noteOn(File, Left));
}

/// Why \p File cannot be C++ that Clang could read; empty if it may be.
static StringRef unreadable(StringRef File) {
  if (!llvm::sys::fs::exists(File))
    return "no such file";
  if (!llvm::sys::fs::is_regular_file(File))
    return "it is not a regular file";
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return "it cannot be read";
  // Clang's lexer crashes on them.
  StringRef Text = (*Buffer)->getBuffer();
  for (StringRef Mark : {StringRef("\0\0\xFE\xFF", 4), StringRef("\xFF\xFE", 2),
                         StringRef("\xFE\xFF", 2)})
    if (Text.starts_with(Mark))
      return "it is UTF-16 or UTF-32; Clang reads UTF-8 only";
  return {};
}

/// Parses once.
static Unit parseAs(const std::vector<std::string> &CommandLine, const Job &J,
                    const OwnCode &Own,
                    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk,
                    PreambleRun *Preambles = nullptr) {
  ErrorKeeper Errors(J.File, J.Directory, Own.Directories);
  Task T{.Own = Own,
         .Errors = Errors,
         .Preambles = Preambles,
         .Result = {},
         .OwnFiles = {},
         .Includes = {}};
  FrontendRun Run{.CommandLine = CommandLine,
                  .Directory = J.Directory,
                  .Disk = std::move(Disk),
                  .Diagnostics = Errors};
  runFrontend(Preambles ? Preambles->over(Run) : Run,
              [&] { return std::make_unique<FactsAction>(T); });
  StringRef File = J.File;
  if (Preambles && Preambles->unit())
    File = Preambles->unit()->File;
  Unit Result;
  Result.HasFacts = T.Result.has_value();
  Result.OwnFiles = std::move(T.OwnFiles);
  if (Result.HasFacts)
    Result.Facts = std::move(*T.Result);
  else
    Result.Facts.MainFile = File.str();
  judge(Result, File, Errors);
  Result.Facts.HasErrors |= Errors.getNumErrors() > 0;
  // What a header of others lacks shows where it is used.
  Result.Facts.AreErrorsAnywhere |=
      !Result.HasFacts || Errors.IsCut ||
      Errors.getNumErrors() > Errors.Places.size() ||
      llvm::any_of(Errors.Missing, [&](const MissingHeader &H) {
        return !isForeign(Own.Directories, H.File);
      });
  for (const std::string &Said : Result.Facts.GivenUp)
    Result.Notices.push_back(noteOn(File, Said));
  return Result;
}

/// Why \p J cannot be parsed, if it cannot.
static std::optional<Unit> unparsable(const Job &J, const UnitDisk &Disk) {
  if (J.CommandLine.empty())
    return lostUnit(J.File, "the database has no command for it");
  if (StringRef Why = unreadable(J.File); !Why.empty())
    return lostUnit(J.File, Why);
  if (std::error_code Code = Disk.error())
    return lostUnit(J.File, "the directory of its compile command, " +
                                J.Directory + ": " + Code.message());
  return std::nullopt;
}

Unit portcullis::parseUnit(const Job &J, const OwnCode &Own,
                           std::vector<Input> *Inputs) {
  UnitDisk Disk(J.Directory, Inputs != nullptr);
  if (std::optional<Unit> Lost = unparsable(J, Disk))
    return std::move(*Lost);
  Unit Result = parseAs(J.CommandLine, J, Own, Disk.files());
  std::vector<std::string> Plain = withoutMachine(J.CommandLine);
  if (!Result.HasFacts && Plain != J.CommandLine)
    if (Unit Again = parseAs(Plain, J, Own, Disk.files()); Again.HasFacts)
      Result = std::move(Again);
  if (Inputs)
    *Inputs = Disk.inputs();
  return Result;
}

Unit portcullis::parseAfterPreambles(PreambleRun &Preambles, const Job &First,
                                     const OwnCode &Own,
                                     std::vector<Input> *Inputs) {
  UnitDisk Disk(First.Directory, Inputs != nullptr);
  if (std::optional<Unit> Lost = unparsable(First, Disk))
    return std::move(*Lost);
  Unit Result =
      parseAs(First.CommandLine, First, Own, Disk.files(), &Preambles);
  if (Inputs)
    *Inputs = Disk.inputs();
  return Result;
}
