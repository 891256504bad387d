//===- Patterns.cpp - What parts of a regular expression can match --------===//

#include "Link/Patterns.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// The length of the character class that \p Text begins with: `[^\]]`.
static size_t classLength(StringRef Text) {
  for (size_t I = 1; I < Text.size(); ++I)
    if (Text[I] == '\\')
      ++I;
    else if (Text[I] == ']')
      return I + 1;
  return Text.size();
}

/// The length of the atom, or part of one, that \p Text begins with.
static size_t stepLength(StringRef Text) {
  if (Text.front() == '\\')
    return std::min<size_t>(2, Text.size());
  return Text.front() == '[' ? classLength(Text) : 1;
}

/// What stands between the parentheses of capture group \p Group.
static StringRef groupOf(StringRef Pattern, unsigned Group) {
  size_t Begin = StringRef::npos;
  unsigned Depth = 0;
  for (size_t I = 0; I < Pattern.size(); I += stepLength(Pattern.substr(I))) {
    bool IsOpen = Pattern[I] == '(';
    bool IsCapture = IsOpen && !Pattern.substr(I).starts_with("(?");
    if (IsCapture && Begin == StringRef::npos && --Group == 0)
      Begin = I + 1;
    else if (Begin != StringRef::npos && IsOpen)
      ++Depth;
    else if (Begin != StringRef::npos && Pattern[I] == ')' && Depth-- == 0)
      return Pattern.slice(Begin, I);
  }
  return {};
}

/// Whether \p Text is a character, or an escape for several, of a word.
static bool isWord(StringRef Text) {
  return Text == "\\d" || Text == "\\w" || Text == "\\-" ||
         (Text.size() == 1 &&
          (llvm::isAlnum(Text[0]) || Text == "_" || Text == "-"));
}

/// Whether \p Holds for each step of \p Pattern. It is given what follows, too,
/// and may take some of that away.
static bool allSteps(StringRef Pattern,
                     llvm::function_ref<bool(StringRef, StringRef &)> Holds) {
  while (!Pattern.empty()) {
    StringRef Step = Pattern.take_front(stepLength(Pattern));
    Pattern = Pattern.drop_front(Step.size());
    if (!Holds(Step, Pattern))
      return false;
  }
  return true;
}

/// Whether a class like `[A-Za-z0-9_-]` holds characters of words only. A range
/// has its ends among its characters; both are letters or digits.
static bool isWordClass(StringRef Members) {
  return !Members.starts_with("^") &&
         allSteps(Members,
                  [](StringRef Step, StringRef &) { return isWord(Step); });
}

bool portcullis::matchesWordsOnly(StringRef Pattern, unsigned Group) {
  StringRef Inner = groupOf(Pattern, Group);
  auto IsOfWords = [](StringRef Step, StringRef &Rest) {
    if (Step.starts_with("[") && Step.size() > 1)
      return isWordClass(Step.drop_front().drop_back());
    if (Step == "{") // How often.
      Rest = Rest.drop_front(std::min(Rest.size(), Rest.find('}')));
    return isWord(Step) || StringRef("+*?|():{}").contains(Step);
  };
  return !Inner.empty() && allSteps(Inner, IsOfWords);
}

bool portcullis::matchesSegment(StringRef Pattern, unsigned Group) {
  StringRef Inner = groupOf(Pattern, Group);
  auto HasNoSlash = [](StringRef Step, StringRef &) {
    if (Step.starts_with("[^"))
      return Step.contains('/');
    if (Step.starts_with("[") && Step.size() > 1)
      return isWordClass(Step.drop_front().drop_back());
    return isWord(Step) || Step == "\\." || StringRef("+*?|():").contains(Step);
  };
  return !Inner.empty() && allSteps(Inner, HasNoSlash);
}

bool portcullis::mayMatch(StringRef Pattern, char Character) {
  bool IsFixed = llvm::all_of(Pattern, [](char C) {
    return llvm::isAlnum(C) || StringRef("/_-.").contains(C);
  });
  if (IsFixed || Character != '\n')
    return !IsFixed;
  // A dot matches all but line breaks (ECMA-262, section 22.2.2.7).
  static constexpr StringRef Any[] = {"[^", "\\s", "\\W", "\\D", "/:", "<"};
  return llvm::any_of(Any,
                      [&](StringRef Part) { return Pattern.contains(Part); });
}

bool portcullis::leavesNone(char Character, std::optional<StringRef> Pattern,
                            std::optional<StringRef> With) {
  if (!Pattern || !With || With->contains(Character))
    return false;
  auto Is = [&](StringRef Step) {
    return Step == StringRef(&Character, 1) ||
           (Character == '\n' && (Step == "\\n" || Step == "\\s"));
  };
  StringRef One = Pattern->rtrim("+");
  if (Is(One))
    return true;
  return One.starts_with("[") && One.size() > 1 && !One.starts_with("[^") &&
         classLength(One) == One.size() &&
         !allSteps(One.drop_front().drop_back(),
                   [&](StringRef Step, StringRef &) { return !Is(Step); });
}

bool portcullis::leavesWordsOnly(std::optional<StringRef> Pattern,
                                 std::optional<StringRef> With) {
  static constexpr StringRef Harmless = ".@+,";
  auto IsHarmless = [](char C) {
    return isWord(StringRef(&C, 1)) || Harmless.contains(C);
  };
  if (!Pattern || !With || !llvm::all_of(*With, IsHarmless))
    return false;
  StringRef Class = Pattern->rtrim("+");
  if (!Class.consume_front("[^") || !Class.ends_with("]") ||
      classLength(("[" + Class).str()) != Class.size() + 1)
    return false;
  Class = Class.drop_back();
  // A range between other characters than letters holds what it does not name.
  for (size_t I = 1; I + 1 < Class.size(); ++I) {
    bool IsRange = Class[I] == '-' && Class[I - 1] != '\\';
    bool HasEnds = llvm::isAlnum(Class[I - 1]) && llvm::isAlnum(Class[I + 1]);
    if (IsRange && !HasEnds)
      return false;
  }
  while (!Class.empty()) {
    StringRef Next = Class.take_front(stepLength(Class));
    StringRef Bare = Next.size() == 2 ? Next.drop_front() : Next;
    bool IsOther = Bare.size() != 1 || !Harmless.contains(Bare[0]);
    if (!isWord(Next) && IsOther)
      return false;
    Class = Class.drop_front(Next.size());
  }
  return true;
}
