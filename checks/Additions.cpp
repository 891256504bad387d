//===- Additions.cpp - Adding to what a call begins -----------------------===//

#include "Additions.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// \p Text with \p By in the place of each \p What.
static std::string replaced(StringRef Text, StringRef What, StringRef By) {
  llvm::SmallVector<StringRef, 4> Parts;
  Text.split(Parts, What);
  return llvm::join(Parts, By);
}

std::optional<Edit> portcullis::addTo(const Program &P, const Call &Begin,
                                      StringRef Code, StringRef Name) {
  if (Code.empty() || Begin.Where.InMacro)
    return std::nullopt;
  Location After = P.location(Begin.Where);
  size_t End = After.Offset + After.Length;
  std::string Added = Code.str();
  if (Code.contains(Name)) {
    StringRef Variable;
    for (uint32_t Index : P.outOf(Begin.Result))
      if (const Edge &E = P.edge(Index);
          P.node(E.To).Kind == NodeKind::Variable)
        Variable = P.nameOf(E.To);
    StringRef Text = P.sources().text(After.File);
    StringRef Rest = Text.substr(End).ltrim(" )}\n");
    if (Variable.empty() || !Rest.starts_with(";"))
      return std::nullopt;
    End = Text.size() - Rest.size() + 1;
    StringRef Line = P.sources().line(After.File, After.Line);
    StringRef Indent = Line.take_front(Line.find_first_not_of(" \t"));
    Added = ("\n" + Indent + replaced(Code, Name, Variable)).str();
  }
  After.Offset = End;
  After.Length = 0;
  return Edit{.Range = After, .Text = std::move(Added)};
}
