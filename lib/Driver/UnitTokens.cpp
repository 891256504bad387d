//===- UnitTokens.cpp - What the preprocessor makes of a unit -------------===//

#include "Driver/UnitTokens.h"
#include "Driver/Frontend.h"
#include "Extract/IncludeGraph.h"
#include "Support/SortUnique.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// Order matters. The same in every process.
static uint64_t mix(uint64_t Digest, uint64_t Value) {
  static constexpr uint64_t Odd = 0x9E3779B97F4A7C15; // 2^64 / golden ratio.
  return llvm::rotl((Digest ^ Value) * Odd, 29);
}

static uint64_t digestOf(const Token &T, const Preprocessor &PP) {
  // Not its kind: the parser makes identifiers of keywords that libraries use.
  if (const IdentifierInfo *Name = T.getIdentifierInfo())
    return llvm::xxh3_64bits(Name->getName());
  if (!T.isLiteral())
    return T.getKind();
  if (T.getLiteralData())
    return llvm::xxh3_64bits(StringRef(T.getLiteralData(), T.getLength()));
  return llvm::xxh3_64bits(PP.getSpelling(T)); // Of a precompiled macro.
}

/// Where \p File is, as far as a recorder is concerned.
static std::string pathOf(const SourceManager &SM, FileEntryRef File,
                          bool IsSystem) {
  return IsSystem ? File.getName().str() : pathFromRoot(SM, File);
}

/// Whether no link leads to \p Path: links may lead elsewhere in each unit.
static bool isReal(const SourceManager &SM, StringRef Path) {
  llvm::SmallString<256> Real;
  std::error_code Error =
      SM.getFileManager().getVirtualFileSystem().getRealPath(Path, Real);
  return !Error && Real == Path;
}

/// Tells a recorder where the preprocessor goes.
class TokenRecorder::Callbacks : public PPCallbacks {
public:
  Callbacks(TokenRecorder &To, const Preprocessor &PP)
      : To(To), PP(PP), SM(PP.getSourceManager()) {}

  void InclusionDirective(SourceLocation Hash, const Token &Directive,
                          StringRef Name, bool, CharSourceRange,
                          OptionalFileEntryRef, StringRef, StringRef,
                          const Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    // Another file's `#include <Name>` finds the same only if this looked
    // nowhere else; a quoted name that is a system header's was not found
    // beside the file that includes it.
    bool IsPlain =
        Directive.getIdentifierInfo()->getPPKeywordID() == tok::pp_include &&
        !llvm::sys::path::is_absolute(Name);
    Include = IsPlain ? Name.str() : std::string();
    Includer = SM.getFileID(Hash);
  }

  void FileSkipped(const FileEntryRef &File, const Token &,
                   SrcMgr::CharacteristicKind Kind) override {
    auto Known = To.HeaderOf.find(pathOf(SM, File, SrcMgr::isSystem(Kind)));
    if (Known != To.HeaderOf.end())
      To.include(Includer, Known->second, Include);
  }

  void LexedFileChanged(FileID File, LexedFileChangeReason Reason,
                        SrcMgr::CharacteristicKind Kind, FileID Before,
                        SourceLocation) override {
    const OptionalFileEntryRef Now = SM.getFileEntryRefForID(File);
    // The main file may include itself.
    IsInHeader = Now && Now != SM.getFileEntryRefForID(SM.getMainFileID());
    if (Reason == LexedFileChangeReason::ExitFile)
      return To.leave(PP, Before);
    if (!IsInHeader)
      return;
    To.enter(SM, File, SrcMgr::isSystem(Kind));
    To.include(Includer, To.Entries.back().Header, Include);
  }

  void MacroExpands(const Token &Name, const MacroDefinition &Macro,
                    SourceRange, const MacroArgs *) override {
    use(Name, Macro);
  }
  void Defined(const Token &Name, const MacroDefinition &Macro,
               SourceRange) override {
    use(Name, Macro);
  }
  void Ifdef(SourceLocation, const Token &Name,
             const MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Ifndef(SourceLocation, const Token &Name,
              const MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Elifdef(SourceLocation, const Token &Name,
               const MacroDefinition &Macro) override {
    use(Name, Macro);
  }
  void Elifndef(SourceLocation, const Token &Name,
                const MacroDefinition &Macro) override {
    use(Name, Macro);
  }

private:
  void use(const Token &Name, const MacroDefinition &Macro) {
    if (IsInHeader && Macro)
      To.use(PP, Name, *Macro.getMacroInfo());
  }

  TokenRecorder &To;
  const Preprocessor &PP;
  const SourceManager &SM;
  std::string Include; ///< What the last directive names,
  FileID Includer;     ///< and where it stands.
  bool IsInHeader = false;
};

void TokenRecorder::beginUnit() {
  Heard.Includes.clear();
  Heard.Own = 0;
}

bool TokenRecorder::isBetweenDeclarations() const {
  return Braces.none() &&
         llvm::all_of(Entries, [](const Entry &E) { return E.Count == 0; });
}

void TokenRecorder::listenTo(Preprocessor &PP) {
  PP.addPPCallbacks(std::make_unique<Callbacks>(*this, PP));
  PP.setTokenWatcher([this, &PP](const Token &T) { hear(PP, T); });
}

HeaderTokens *TokenRecorder::headerOf(FileID File) {
  auto It = File.isValid() ? EntryOf.find(File) : EntryOf.end();
  return It == EntryOf.end() ? nullptr
                             : &Heard.Headers[Entries[It->second].Header];
}

void TokenRecorder::enter(const SourceManager &SM, FileID File, bool IsSystem) {
  std::string Path = pathOf(SM, *SM.getFileEntryRefForID(File), IsSystem);
  auto [It, IsNew] = HeaderOf.try_emplace(Path, Heard.Headers.size());
  if (IsNew)
    Heard.Headers.push_back({.Path = Path,
                             .IsSystem = IsSystem,
                             .Stays = !IsSystem && !isReal(SM, Path)});
  HeaderTokens &Header = Heard.Headers[It->second];
  Header.Stays |= Header.IsSystem != IsSystem;
  EntryOf[File] = Entries.size();
  Entries.push_back({.Header = It->second, .Scopes = Braces.scopes()});
  LastFile = FileID(); // Its entry may have moved.
}

void TokenRecorder::leave(const Preprocessor &PP, FileID File) {
  HeaderTokens *Header = headerOf(File);
  if (Header && !Header->IsSystem)
    Header->Stays |= !PP.getHeaderSearchInfo().isFileMultipleIncludeGuarded(
        *PP.getSourceManager().getFileEntryRefForID(File));
}

void TokenRecorder::include(FileID From, uint32_t To, StringRef Name) {
  HeaderTokens &Included = Heard.Headers[To];
  HeaderTokens *By = headerOf(From);
  if (By)
    By->Includes.push_back(To);
  if (By && By->IsSystem)
    return;
  Included.Stays |= !Included.IsSystem && !Braces.none();
  if (!Included.IsSystem)
    Name = Included.Path;
  Heard.Includes.push_back(
      {.Name = Braces.none() ? Name.str() : "", .Header = To});
}

void TokenRecorder::use(const Preprocessor &PP, const Token &Name,
                        const MacroInfo &Macro) {
  const SourceManager &SM = PP.getSourceManager();
  SourceLocation At = Macro.getDefinitionLoc();
  // Those of a command line stand in all that are compiled alike.
  if (Heard.Includes.empty() || At.isInvalid() ||
      !SM.getFileEntryRefForID(SM.getFileID(At)) || SM.isInSystemHeader(At))
    return;
  FileID User = SM.getFileID(SM.getExpansionLoc(Name.getLocation()));
  const HeaderTokens *By = headerOf(User);
  if (!headerOf(SM.getFileID(At)))
    // It is the main file's: an own header means something else elsewhere.
    for (FileID F = User; F.isValid(); F = SM.getFileID(SM.getIncludeLoc(F)))
      if (HeaderTokens *Around = headerOf(F))
        Around->Stays |= !Around->IsSystem;
  if (!By || !By->IsSystem)
    return;
  StringRef Spelled = Name.getIdentifierInfo()->getName();
  std::vector<OwnMacro> &Macros = Heard.Includes.back().Macros;
  auto Place =
      llvm::lower_bound(Macros, Spelled, [](const OwnMacro &M, StringRef N) {
        return M.Name < N;
      });
  if (Place != Macros.end() && Place->Name == Spelled)
    return;
  auto Text = CharSourceRange::getTokenRange(At, Macro.getDefinitionEndLoc());
  Macros.insert(
      Place,
      {.Name = Spelled.str(),
       .Definition = Lexer::getSourceText(Text, SM, PP.getLangOpts()).str()});
}

void BraceCounter::hear(const Token &T) {
  if (T.is(tok::l_brace)) {
    IsScope.push_back(Last != Linkage);
    Scopes += IsScope.back();
  } else if (T.is(tok::r_brace) && !none()) {
    Scopes -= IsScope.back();
    IsScope.pop_back();
  }
  if (T.is(tok::kw_extern))
    Last = Extern;
  else
    Last = Last == Extern && T.is(tok::string_literal) ? Linkage : Other;
}

void TokenRecorder::hear(const Preprocessor &PP, const Token &T) {
  if (T.isAnnotation() || T.is(tok::eof))
    return; // The parser's own.
  Braces.hear(T);
  const PreprocessorLexer *Lexer = PP.getCurrentFileLexer();
  FileID File = Lexer ? Lexer->getFileID() : FileID();
  if (File != LastFile) {
    auto It = EntryOf.find(File);
    LastFile = File;
    LastEntry = It == EntryOf.end() ? nullptr : &Entries[It->second];
  }
  uint64_t &Digest = LastEntry ? LastEntry->Digest : Heard.Own;
  Digest = mix(Digest, digestOf(T, PP));
  const bool IsUsingDirective =
      std::exchange(LastWasUsing, T.is(tok::kw_using)) &&
      T.is(tok::kw_namespace);
  if (!LastEntry)
    return;
  // What follows it may mean something else.
  if (HeaderTokens &Header = Heard.Headers[LastEntry->Header];
      IsUsingDirective && Braces.none())
    Header.Stays |= !Header.IsSystem;
  ++LastEntry->Count;
  if (T.isOneOf(tok::semi, tok::l_brace, tok::r_brace) &&
      Braces.scopes() == LastEntry->Scopes)
    complete(*LastEntry);
}

void TokenRecorder::complete(Entry &E) {
  static constexpr uint64_t LargestSmall = 16;
  HeaderTokens &Header = Heard.Headers[E.Header];
  uint64_t Digest = mix(std::exchange(E.Digest, 0), E.Scopes);
  uint64_t Count = std::exchange(E.Count, 0);
  if (!Known.insert({E.Header, Digest}).second)
    return;
  Header.Declarations.push_back(Digest);
  Header.Count += Count;
  if (Count > LargestSmall)
    Header.Shape += Digest; // In any order.
}

UnitTokens TokenRecorder::take() {
  for (Entry &E : Entries)
    if (E.Count > 0)
      complete(E);
  for (HeaderTokens &Header : Heard.Headers) {
    llvm::sort(Header.Declarations);
    sortUnique(Header.Includes);
  }
  return std::move(Heard);
}

namespace {

class ListenAction : public PreprocessOnlyAction {
public:
  explicit ListenAction(TokenRecorder &Recorder) : Recorder(Recorder) {}

protected:
  bool BeginSourceFileAction(CompilerInstance &CI) override {
    ignoreDiagnosticPragmas(CI.getPreprocessor());
    Recorder.listenTo(CI.getPreprocessor());
    return true;
  }

private:
  TokenRecorder &Recorder;
};

} // namespace

std::unique_ptr<FrontendAction>
portcullis::listenOnly(TokenRecorder &Recorder) {
  return std::make_unique<ListenAction>(Recorder);
}
