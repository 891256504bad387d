//===- Escapes.h - Text that the team's own code escapes --------*- C++ -*-===//
//
// Between the quotes of SQL or of a shell a text is harmless if none of its own
// ends it. Code that sees to that is known by what it does: what is not the
// quote it takes as it is, and something harmless it puts where the quote was.
// That the text stands between quotes is part of it: outside of them no quote
// is needed to go on.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_LINK_ESCAPES_H
#define PORTCULLIS_LINK_ESCAPES_H

#include "Link/Program.h"
#include "llvm/ADT/DenseMap.h"

namespace portcullis {

/// Guards that are known by how a text is put together.
inline constexpr unsigned EscapeGuards = GuardEscapedSql | GuardEscapedShell;

/// How one language has a quote inside of quotes.
struct EscapeStyle {
  GuardKind Guard = GuardNone; ///< What a text that is so escaped has.
  llvm::ArrayRef<llvm::StringRef> Instead; ///< What may stand for a quote.
  llvm::StringRef Before;    ///< What makes the quote behind it harmless.
  llvm::StringRef BeforeAny; ///< The same of any character, outside of quotes.
};

/// Answers for one style, and for what certain calls run.
class EscapeReader {
public:
  /// \p Calls run the code, the innermost first, as far as they are known.
  EscapeReader(const Program &P, const EscapeStyle &Style,
               llvm::ArrayRef<uint32_t> Calls)
      : P(P), Style(Style), Calls(Calls),
        Within(Calls.empty() ? nullptr : &P.call(Calls.front())) {}

  /// Where it helps that text is escaped.
  enum Answer : uint8_t { No, BetweenQuotes, Anywhere };
  /// Whether what comes by \p E, past a branch or into a text, becomes part of
  /// an escaped text. It depends on no more than the innermost call.
  Answer read(const Edge &E) const;
  /// Whether \p Id goes to where no quotes are open.
  bool isOutside(NodeId Id) const;

private:
  /// The ways by which a value has come to places where ways meet.
  using Ways = llvm::SmallDenseMap<uint64_t, uint32_t, 4>;
  /// What stands in a text before a place, as far as it is fixed.
  struct Begin {
    bool IsKnown = true;
    bool IsAny = false; ///< There is some text.
    bool IsFormat = false;
    unsigned Quotes = 0;
    unsigned Steps = 0; ///< That it took; a budget ends it.
  };

  bool isUnquoted(const Edge &Tested) const;
  bool isReplaced(const Edge &Tested) const;
  /// Whether a character that is put into a text by \p Joined is put there
  /// again if it is the quote: `s += c; if (c == '\'') s += '\'';`.
  bool isDoubledBehind(const Edge &Joined) const;
  bool replacesAll(const Call &C, const Row &Filter) const;
  /// Whether \p Id is put into a text right behind \p Lead: by the way that it
  /// comes, or, if it \p IsOther, by another.
  bool isLed(NodeId Id, llvm::StringRef Lead, bool IsOther) const;
  bool endsLed(NodeId Text, llvm::StringRef Lead, const Ways &By,
               bool IsOther) const;
  bool isAppended(NodeId Text, llvm::StringRef Piece) const;
  /// Whether a test says that \p Id is, or may well be, the quote: behind the
  /// other branch it is none.
  bool isQuoteByTest(NodeId Id) const;
  bool puts(NodeId Id) const;
  bool isInstead(NodeId Id) const;
  /// What \p Id is put behind by the call that gives \p Joined.
  Begin before(NodeId Id, const Node &Joined) const;
  void add(Begin &To, NodeId Piece, unsigned Depth) const;
  /// What \p Id, where ways meet, was before the first place where any do.
  NodeId beginOf(NodeId Id) const;
  /// What a search forwards goes on to from \p Id.
  void eachNext(NodeId Id, llvm::function_ref<void(NodeId)> Visit) const;

  const Program &P;
  const EscapeStyle &Style;
  llvm::ArrayRef<uint32_t> Calls;
  const Call *Within;
};

} // namespace portcullis

#endif // PORTCULLIS_LINK_ESCAPES_H
