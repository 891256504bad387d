//===- Names.h - Names of declarations in normal form -----------*- C++ -*-===//

#ifndef PORTCULLIS_EXTRACT_NAMES_H
#define PORTCULLIS_EXTRACT_NAMES_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"
#include <string>

namespace portcullis {

/// The qualified name without template arguments, inline namespaces and the
/// version namespaces that libraries reach through aliases (`v_noabi`,
/// `v1`). A constructor is `ns::C::C`.
std::string normalName(const clang::NamedDecl &D);

/// The normal name of the class that \p Type is, points or refers to; empty
/// for other types. Smart pointers stand for what they point to.
std::string normalTypeName(clang::QualType Type);

/// The class that \p Type is, points or refers to, through smart pointers.
const clang::CXXRecordDecl *recordOf(clang::QualType Type);

/// The same for what stands at one place of a header, whatever path leads to it
/// and whichever unit includes it; different for different main files.
std::string placeIdentity(clang::SourceLocation Loc,
                          const clang::SourceManager &SM,
                          llvm::StringRef MainFile);

/// The same for the same function in every translation unit, and different for
/// functions with internal linkage of different main files \p MainFile. What
/// is internal in a header is the same in all units that include it.
std::string functionIdentity(const clang::FunctionDecl &F,
                             llvm::StringRef MainFile);

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_NAMES_H
