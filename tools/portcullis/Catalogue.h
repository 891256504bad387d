//===- Catalogue.h - The checks, for people ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_TOOLS_CATALOGUE_H
#define PORTCULLIS_TOOLS_CATALOGUE_H

#include "Check.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace portcullis {

/// What describes each check, in the order of Checks.def.
std::vector<const CheckInfo *> catalogue();

/// Writes a line for each check.
void listChecks(llvm::raw_ostream &Out);

/// Writes the page of the check called \p Name, with or without "portcullis-".
/// Fails if there is none, and names the nearest.
llvm::Error explain(llvm::raw_ostream &Out, llvm::StringRef Name);

/// Fails if a glob of \p Globs is for no check at all, or if all together leave
/// none on: who misspells a check must not believe that it ran.
llvm::Error verifyGlobs(llvm::StringRef Globs);

} // namespace portcullis

#endif // PORTCULLIS_TOOLS_CATALOGUE_H
