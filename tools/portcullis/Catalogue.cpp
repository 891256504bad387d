//===- Catalogue.cpp - The checks, for people -----------------------------===//

#include "Catalogue.h"
#include "Report/Pages.h"
#include "Support/Error.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::Error;
using llvm::StringRef;

std::vector<const CheckInfo *> portcullis::catalogue() {
  std::vector<const CheckInfo *> Result;
  for (const Check &C : allChecks())
    Result.push_back(&C.Info);
  return Result;
}

void portcullis::listChecks(llvm::raw_ostream &Out) {
  for (const CheckInfo *Info : catalogue())
    Out << llvm::formatv("portcullis-{0,-24} {1,-9} {2}\n", Info->Id,
                         toString(Info->Level), Info->Title);
}

static Error noSuchCheck(StringRef Name) {
  StringRef Id = Name;
  Id.consume_front("portcullis-");
  StringRef Nearest;
  unsigned Best = 6; // Edits; more is another word.
  for (const CheckInfo *Info : catalogue())
    if (unsigned Distance = Id.edit_distance(Info->Id); Distance < Best) {
      Best = Distance;
      Nearest = Info->Id;
    }
  std::string Hint = Nearest.empty()
                         ? std::string()
                         : "; did you mean 'portcullis-" + Nearest.str() + "'?";
  return error("there is no check '{0}'{1}; see 'portcullis scan "
               "--list-checks'",
               Name, Hint);
}

Error portcullis::explain(llvm::raw_ostream &Out, StringRef Name) {
  StringRef Id = Name;
  Id.consume_front("portcullis-");
  StringRef Page = checkPage(Id); // Of what is no check as well.
  if (Page.empty())
    return noSuchCheck(Name);
  Out << Page;
  if (const Check *Found = findCheck(Id))
    Out << llvm::formatv("\nSeverity {0} ({1:F1} of 10), confidence {2} unless "
                         "a finding leaves doubts.\n",
                         toString(Found->Info.Level),
                         Found->Info.SecuritySeverity,
                         toString(Found->Info.Accuracy));
  return Error::success();
}

/// Whether \p Globs, in the words of clang-tidy, have some check of ours on.
static bool haveCheck(StringRef Globs) {
  clang::tidy::GlobList List(Globs);
  return llvm::any_of(catalogue(), [&](const CheckInfo *Info) {
    return List.contains(("portcullis-" + Info->Id).str());
  });
}

Error portcullis::verifyGlobs(StringRef Globs) {
  for (StringRef Glob : llvm::split(Globs, ',')) {
    Glob = Glob.trim();
    Glob.consume_front("-");
    if (!Glob.empty() && !haveCheck(Glob))
      return noSuchCheck(Glob);
  }
  if (!haveCheck(("portcullis-*," + Globs).str()))
    return error("'--checks={0}' leaves no check on", Globs);
  return Error::success();
}
