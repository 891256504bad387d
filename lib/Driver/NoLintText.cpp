//===- NoLintText.cpp - What NOLINT comments say --------------------------===//

#include "Driver/NoLintText.h"
#include "clang-tidy/GlobList.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// The comments of \p Code, in their order.
static std::vector<StringRef> commentsIn(StringRef Code) {
  LangOptions Language;
  Language.CPlusPlus = Language.CPlusPlus11 = Language.CPlusPlus14 = true;
  Language.LineComment = Language.RawStringLiterals = true;
  Lexer Raw(SourceLocation(), Language, Code.begin(), Code.begin(), Code.end());
  Raw.SetCommentRetentionState(true);
  std::vector<StringRef> Found;
  Token T;
  for (Raw.LexFromRawLexer(T); T.isNot(tok::eof); Raw.LexFromRawLexer(T))
    if (T.is(tok::comment))
      Found.emplace_back(Raw.getBufferLocation() - T.getLength(),
                         T.getLength());
  return Found;
}

static std::optional<NoLintKind> kindOf(StringRef Word) {
  return llvm::StringSwitch<std::optional<NoLintKind>>(Word)
      .Case("NOLINT", NoLintKind::Line)
      .Case("NOLINTNEXTLINE", NoLintKind::NextLine)
      .Case("NOLINTBEGIN", NoLintKind::Begin)
      .Case("NOLINTEND", NoLintKind::End)
      .Default(std::nullopt);
}

static constexpr StringRef Until = "until";

/// Where the last word `until` that begins an end is in \p Said: one behind a
/// comma, or in front of a digit. Others are prose.
static size_t untilIn(StringRef Said) {
  size_t At = Said.size();
  while ((At = Said.take_front(At).rfind_insensitive(Until)) !=
         StringRef::npos) {
    StringRef Before = Said.take_front(At);
    StringRef Behind = Said.drop_front(At + Until.size());
    if ((!Before.empty() && llvm::isAlnum(Before.back())) ||
        (!Behind.empty() && llvm::isAlnum(Behind.front())))
      continue;
    StringRef Next = Behind.ltrim();
    if (Before.rtrim().empty() || Before.rtrim().ends_with(",") ||
        (!Next.empty() && llvm::isDigit(Next.front())))
      return At;
  }
  return StringRef::npos;
}

namespace {

/// Reads the comments of one file.
class Reader {
public:
  Reader(StringRef File, StringRef Code)
      : File(File), Code(Code), Comments(commentsIn(Code)) {}

  std::vector<NoLintComment> read();

private:
  /// The place of \p Text, a part of the code; of parts in their order.
  Location locate(StringRef Text);
  /// What is left of the comment and the line behind \p From; null if that is
  /// in no comment.
  StringRef restBehind(const char *From);
  void readTerms(NoLintComment &Into, StringRef Said);

  StringRef File, Code;
  std::vector<StringRef> Comments;
  size_t NextComment = 0;
  unsigned Line = 1;
  size_t LineStart = 0;
};

} // namespace

Location Reader::locate(StringRef Text) {
  const size_t Offset = Text.data() - Code.data();
  for (size_t End; (End = Code.find('\n', LineStart)) < Offset; ++Line)
    LineStart = End + 1;
  const unsigned Column = Offset - LineStart + 1;
  return {.File = File.str(),
          .Line = Line,
          .Column = Column,
          .EndLine = Line,
          .EndColumn = static_cast<unsigned>(Column + Text.size()),
          .Offset = static_cast<unsigned>(Offset),
          .Length = static_cast<unsigned>(Text.size())};
}

StringRef Reader::restBehind(const char *From) {
  while (NextComment < Comments.size() && Comments[NextComment].end() < From)
    ++NextComment;
  if (NextComment == Comments.size() || Comments[NextComment].begin() > From)
    return {};
  StringRef Comment = Comments[NextComment];
  StringRef Rest(From, Comment.end() - From);
  if (Comment.starts_with("/*"))
    Rest.consume_back("*/");
  Rest = Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
  return Rest.take_front(Rest.find("NOLINT")); // Another's.
}

void Reader::readTerms(NoLintComment &Into, StringRef Said) {
  static constexpr StringRef Separators = " \t:,;.-";
  Said = Said.ltrim(Separators).rtrim();
  const size_t At = Into.IsOurs ? untilIn(Said) : StringRef::npos;
  Into.Reason = Said.take_front(At).rtrim(Separators);
  if (At == StringRef::npos)
    return;
  Into.End = Said.drop_front(At + Until.size()).trim(" \t.");
  Into.Until = readDay(Into.End);
  if (!Into.Until)
    Into.EndWhere = locate(Said.drop_front(At));
}

std::vector<NoLintComment> Reader::read() {
  std::vector<NoLintComment> Found;
  llvm::SmallVector<size_t, 4> Open; // Beginnings of blocks.
  for (size_t At = 0; (At = Code.find("NOLINT", At)) != StringRef::npos;) {
    const size_t Begin = At;
    StringRef Word = Code.substr(At).take_while(llvm::isAlpha);
    At += Word.size();
    std::optional<NoLintKind> Kind = kindOf(Word);
    if (!Kind)
      continue;
    NoLintComment C{.Kind = *Kind};
    StringRef Rest = Code.substr(At);
    if (Rest.consume_front("("))
      if (size_t End = Rest.find_first_of("\n)");
          End != StringRef::npos && Rest[End] == ')') {
        C.Checks = Rest.take_front(End).trim();
        At += End + 2;
      }
    C.Where = locate(Code.slice(Begin, At));
    StringRef Said = restBehind(Code.data() + At);
    C.IsOurs =
        Said.data() != nullptr && C.Checks && C.Checks->contains("portcullis-");
    readTerms(C, Said);
    if (C.Kind == NoLintKind::Begin)
      Open.push_back(Found.size());
    if (C.Kind == NoLintKind::End && !Open.empty() &&
        Found[Open.back()].Checks == C.Checks)
      Found[Open.pop_back_val()].BlockEnd = C.Where.Offset;
    Found.push_back(std::move(C));
  }
  return Found;
}

bool NoLintComment::isAbout(StringRef CheckId, const Location &At) const {
  if (!tidy::GlobList(Checks.value_or("*"))
           .contains(("portcullis-" + CheckId).str()))
    return false;
  switch (Kind) {
  case NoLintKind::Line:
    return At.Line == Where.Line;
  case NoLintKind::NextLine:
    return At.Line == Where.Line + 1;
  case NoLintKind::Begin:
    return BlockEnd && At.Offset >= Where.Offset && At.Offset <= *BlockEnd;
  case NoLintKind::End:
    return false;
  }
  llvm_unreachable("all kinds are above");
}

std::vector<NoLintComment> portcullis::noLintComments(StringRef File,
                                                      StringRef Code) {
  return Reader(File, Code).read();
}
