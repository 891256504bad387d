//===- Statements.cpp - Taking statements out -----------------------------===//

#include "Statements.h"

using namespace portcullis;
using llvm::StringRef;

static Fix dropRange(const Program &P, const Span &Like, size_t Begin,
                     size_t End, StringRef Description) {
  Location Range = P.location(Like);
  Range.Offset = Begin;
  Range.Length = End - Begin;
  return {.Description = Description.str(),
          .Edits = {{.Range = Range, .Text = ""}}};
}

/// The text of \p S; empty if there is none or if lines of the preprocessor
/// are within.
static StringRef plainText(const Program &P, const Span &S) {
  StringRef Text =
      P.sources().text(P.location(S).File).substr(S.Offset, S.Length);
  for (StringRef Rest = Text; !Rest.empty();) {
    StringRef Line = Rest.split('\n').first;
    if (Line.ltrim().starts_with("#"))
      return {};
    Rest = Rest.split('\n').second;
  }
  return Text;
}

std::optional<Fix> portcullis::dropCall(const Program &P, const Span &Where,
                                        StringRef Description) {
  std::optional<Span> Statement = P.statementAround(Where);
  if (!Statement || Where.InMacro || Statement->Offset != Where.Offset)
    return std::nullopt;
  StringRef Text = plainText(P, *Statement);
  if (Text.drop_front(std::min<size_t>(Where.Length, Text.size())).trim() !=
      ";")
    return std::nullopt;
  return dropRange(P, *Statement, Statement->Offset,
                   Statement->Offset + Statement->Length, Description);
}

std::optional<Fix> portcullis::dropAssignment(const Program &P,
                                              const Span &Target,
                                              StringRef Description) {
  std::optional<Span> Statement = P.statementAround(Target);
  if (!Statement || Target.InMacro || Statement->Offset != Target.Offset)
    return std::nullopt;
  StringRef Value = plainText(P, *Statement).substr(Target.Length).trim();
  // What follows must be all of it: no call that does more, no second
  // expression behind a comma.
  if (!Value.consume_front("=") || !Value.ends_with(";") ||
      Value.find_first_of("(,=?&|{") != StringRef::npos)
    return std::nullopt;
  return dropRange(P, *Statement, Statement->Offset,
                   Statement->Offset + Statement->Length, Description);
}

/// Whether what encloses the end of \p Before is a list in braces. Comments
/// are not understood, and so are none.
static bool isInBraces(StringRef Before) {
  int Depth = 0;
  for (size_t I = Before.size(); I-- > 0;) {
    char C = Before[I];
    if (C == '"' || C == '\'') {
      size_t Open = I == 0 ? StringRef::npos : Before.rfind(C, I);
      while (Open != StringRef::npos && Open > 0 && Before[Open - 1] == '\\')
        Open = Before.rfind(C, Open);
      if (Open == StringRef::npos)
        return false;
      I = Open;
    } else if (C == ')' || C == ']' || C == '}') {
      ++Depth;
    } else if ((C == '(' || C == '[' || C == '{') && Depth-- == 0) {
      return C == '{';
    } else if (C == ';' || C == '#' ||
               (C == '/' && I > 0 &&
                (Before[I - 1] == '/' || Before[I - 1] == '*'))) {
      return false;
    }
  }
  return false;
}

std::optional<Fix> portcullis::dropPair(const Program &P, const Span &Value,
                                        StringRef Description) {
  if (Value.InMacro)
    return std::nullopt;
  StringRef Text = P.sources().text(P.location(Value).File);
  StringRef Before = Text.substr(0, Value.Offset).rtrim();
  StringRef After = Text.substr(Value.Offset + Value.Length);
  size_t Open = Before.rfind('{');
  StringRef Key =
      Open == StringRef::npos ? StringRef() : Before.substr(Open + 1).trim();
  bool IsPair = Key.starts_with("\"") && Key.ends_with(",") &&
                Key.count('"') == 2 && After.ltrim().starts_with("}");
  if (!IsPair)
    return std::nullopt;
  size_t End = Text.find('}', Value.Offset + Value.Length) + 1;
  StringRef Earlier = Text.substr(0, Open).rtrim();
  StringRef Later = Text.substr(End).ltrim();
  size_t Begin = Open;
  if (Earlier.ends_with(",") && isInBraces(Earlier))
    Begin = Earlier.size() - 1;
  else if (Earlier.ends_with("{") && Later.starts_with(","))
    End = Text.size() - Later.size() + 1;
  else
    return std::nullopt;
  return dropRange(P, Value, Begin, End, Description);
}
