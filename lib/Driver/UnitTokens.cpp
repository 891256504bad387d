//===- UnitTokens.cpp - What the preprocessor makes of a unit -------------===//

#include "Driver/UnitTokens.h"
#include "Support/SortUnique.h"
#include "clang/Frontend/FrontendActions.h"
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

/// Tells a recorder where the preprocessor goes.
class TokenRecorder::Callbacks : public PPCallbacks {
public:
  Callbacks(TokenRecorder &To, const Preprocessor &PP) : To(To), PP(PP) {}

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
    Includer = PP.getSourceManager().getFileID(Hash);
  }

  void FileSkipped(const FileEntryRef &File, const Token &,
                   SrcMgr::CharacteristicKind) override {
    auto Known = To.HeaderOf.find(File.getName());
    if (Known != To.HeaderOf.end())
      To.include(Includer, Known->second, Include);
  }

  void LexedFileChanged(FileID File, LexedFileChangeReason Reason,
                        SrcMgr::CharacteristicKind Kind, FileID,
                        SourceLocation) override {
    IsInSystemHeader = SrcMgr::isSystem(Kind);
    if (Reason == LexedFileChangeReason::ExitFile || !IsInSystemHeader)
      return;
    To.enter(PP.getSourceManager(), File);
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
    if (IsInSystemHeader && Macro)
      To.use(PP, Name.getIdentifierInfo()->getName(), *Macro.getMacroInfo());
  }

  TokenRecorder &To;
  const Preprocessor &PP;
  std::string Include; ///< What the last directive names,
  FileID Includer;     ///< and where it stands.
  bool IsInSystemHeader = false;
};

TokenRecorder::TokenRecorder(std::vector<HeaderTokens> Before) {
  Heard.Headers = std::move(Before);
  for (const auto &[Index, Header] : llvm::enumerate(Heard.Headers)) {
    HeaderOf.try_emplace(Header.Path, Index);
    for (uint64_t Declaration : Header.Declarations)
      Known.insert({Index, Declaration});
  }
}

void TokenRecorder::listenTo(Preprocessor &PP) {
  PP.addPPCallbacks(std::make_unique<Callbacks>(*this, PP));
  PP.setTokenWatcher([this, &PP](const Token &T) { hear(PP, T); });
}

void TokenRecorder::enter(const SourceManager &SM, FileID File) {
  OptionalFileEntryRef Found = SM.getFileEntryRefForID(File);
  StringRef Path = Found ? Found->getName() : "";
  auto [It, IsNew] = HeaderOf.try_emplace(Path, Heard.Headers.size());
  if (IsNew)
    Heard.Headers.push_back({.Path = Path.str()});
  EntryOf[File] = Entries.size();
  Entries.push_back({.Header = It->second, .Scopes = Braces.scopes()});
  LastFile = FileID(); // Its entry may have moved.
}

void TokenRecorder::include(FileID From, uint32_t To, StringRef Name) {
  auto It = From.isValid() ? EntryOf.find(From) : EntryOf.end();
  if (It == EntryOf.end())
    Heard.Includes.push_back(
        {.Name = Braces.none() ? Name.str() : "", .Header = To});
  else
    Heard.Headers[Entries[It->second].Header].Includes.push_back(To);
}

void TokenRecorder::use(const Preprocessor &PP, StringRef Name,
                        const MacroInfo &Macro) {
  const SourceManager &SM = PP.getSourceManager();
  SourceLocation At = Macro.getDefinitionLoc();
  // Those of a command line stand in all that are compiled alike.
  if (Heard.Includes.empty() || At.isInvalid() || SM.isInSystemHeader(At) ||
      SM.isWrittenInBuiltinFile(At) || SM.isWrittenInCommandLineFile(At))
    return;
  std::vector<OwnMacro> &Macros = Heard.Includes.back().Macros;
  auto Place = llvm::lower_bound(
      Macros, Name, [](const OwnMacro &M, StringRef N) { return M.Name < N; });
  if (Place != Macros.end() && Place->Name == Name)
    return;
  auto Text = CharSourceRange::getTokenRange(At, Macro.getDefinitionEndLoc());
  Macros.insert(
      Place,
      {.Name = Name.str(),
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
  const SourceManager &SM = PP.getSourceManager();
  FileID File = SM.getFileID(SM.getExpansionLoc(T.getLocation()));
  if (File != LastFile) {
    auto It = EntryOf.find(File);
    LastFile = File;
    LastEntry = It == EntryOf.end() ? nullptr : &Entries[It->second];
  }
  uint64_t &Digest = LastEntry ? LastEntry->Digest : Heard.Own;
  Digest = mix(Digest, digestOf(T, PP));
  if (!LastEntry)
    return;
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
