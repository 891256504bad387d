//===- UnitTokens.h - What the preprocessor makes of a unit -----*- C++ -*-===//
//
// Whether headers that were parsed before may stand for those that a unit
// includes is seen by the declarations that come out of the preprocessor:
// macros, include guards and the order of includes all work through it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_UNITTOKENS_H
#define PORTCULLIS_DRIVER_UNITTOKENS_H

#include "Support/Archive.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/MacroInfo.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portcullis {

/// A header, and what came of it; not of the headers that it includes.
struct HeaderTokens {
  /// As Clang names it; see pathFromRoot() if it is none of the system's.
  std::string Path;
  bool IsSystem = true;
  /// It must be read where it is included. No system header is said to: those
  /// are made to be included anywhere.
  bool Stays = false;
  /// Digests of the declarations that it gave, sorted. How often it gave one
  /// does not matter: it declares what is declared.
  std::vector<uint64_t> Declarations;
  /// Digest of those that are not small. Each C library declares its small
  /// types, as `off_t`, in whichever of its headers comes first.
  uint64_t Shape = 0;
  uint64_t Count = 0; ///< How many tokens these are.
  /// What it includes, whether it is entered there or was before: indexes into
  /// UnitTokens::Headers, sorted.
  std::vector<uint32_t> Includes;
};

/// A macro of a file that is no system header.
struct OwnMacro {
  std::string Name;
  std::string Definition; ///< What stands after `#define`, with the name.
};

/// An include by a file that is no system header.
struct OwnInclude {
  /// As in `#include <Name>`, where ever that stands; empty if it stands inside
  /// of braces, or means something only where it stands.
  std::string Name;
  uint32_t Header = 0; ///< An index into UnitTokens::Headers.
  /// Those that system headers looked at meanwhile, as `FEATURE` in
  /// `#define FEATURE` before `#include <library.h>`; by name.
  std::vector<OwnMacro> Macros;
};

struct UnitTokens {
  std::vector<HeaderTokens> Headers; ///< Each path once, by first entry.
  std::vector<OwnInclude> Includes;
  uint64_t Own = 0; ///< Digest of all tokens that are of no header.
};

template <typename Archive>
void describe(Archive &A, As<Archive, HeaderTokens> &H) {
  A(H.Path, H.IsSystem, H.Stays, H.Declarations, H.Shape, H.Count, H.Includes);
}
template <typename Archive>
void describe(Archive &A, As<Archive, OwnMacro> &M) {
  A(M.Name, M.Definition);
}
template <typename Archive>
void describe(Archive &A, As<Archive, OwnInclude> &I) {
  A(I.Name, I.Header, I.Macros);
}
template <typename Archive>
void describe(Archive &A, As<Archive, UnitTokens> &U) {
  A(U.Headers, U.Includes, U.Own);
}

/// Counts the braces that are open.
class BraceCounter {
public:
  void hear(const clang::Token &Token);
  bool none() const { return IsScope.empty(); }
  /// Those that are not of an `extern "C" {`: a header that is for C++ too says
  /// so itself, whoever includes it.
  uint64_t scopes() const { return Scopes; }

private:
  std::vector<bool> IsScope; ///< By open brace.
  uint64_t Scopes = 0;
  enum : uint8_t { Other, Extern, Linkage } Last = Other;
};

/// Listens to a preprocessor.
class TokenRecorder {
public:
  /// Listens to \p PP from now on; must outlive it.
  void listenTo(clang::Preprocessor &PP);

  /// What follows is a unit: what was heard before are its headers, no more.
  void beginUnit();

  /// The headers that were heard; no order of what is in them.
  llvm::ArrayRef<HeaderTokens> headers() const { return Heard.Headers; }

  /// Whether all declarations that were heard are complete.
  bool isBetweenDeclarations() const;

  /// What was heard; called once.
  UnitTokens take();

private:
  class Callbacks;
  /// One entry into a header.
  struct Entry {
    uint32_t Header = 0;
    uint64_t Scopes = 0; ///< Open around it.
    uint64_t Digest = 0; ///< Of the declaration that is not complete yet.
    uint64_t Count = 0;  ///< Its tokens.
  };

  /// The preprocessor enters \p File, which is not the main file.
  void enter(const clang::SourceManager &SM, clang::FileID File, bool IsSystem);
  /// The preprocessor is done with \p File.
  void leave(const clang::Preprocessor &PP, clang::FileID File);
  /// \p From includes header \p To; \p Name: as what another file includes it,
  /// empty if it cannot be included so elsewhere.
  void include(clang::FileID From, uint32_t To, llvm::StringRef Name);
  /// The preprocessor looks at a macro inside of a header.
  void use(const clang::Preprocessor &PP, const clang::Token &Name,
           const clang::MacroInfo &Macro);
  /// The header that \p File is an entry into, or null.
  HeaderTokens *headerOf(clang::FileID File);
  void hear(const clang::Preprocessor &PP, const clang::Token &Token);
  void complete(Entry &E);

  UnitTokens Heard;
  std::vector<Entry> Entries;
  llvm::DenseMap<clang::FileID, uint32_t> EntryOf;
  llvm::StringMap<uint32_t> HeaderOf;
  llvm::DenseSet<std::pair<uint32_t, uint64_t>> Known; ///< Header, declaration.
  BraceCounter Braces;
  clang::FileID LastFile;
  Entry *LastEntry = nullptr; ///< Of LastFile; null: not a header.
  bool LastWasUsing = false;  ///< The last token was `using`.
};

/// Preprocesses, and does nothing else, for \p Recorder.
std::unique_ptr<clang::FrontendAction> listenOnly(TokenRecorder &Recorder);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_UNITTOKENS_H
