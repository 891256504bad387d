//===- Extract.h - From the AST of a unit to its facts ----------*- C++ -*-===//

#ifndef PORTCULLIS_EXTRACT_EXTRACT_H
#define PORTCULLIS_EXTRACT_EXTRACT_H

#include "Extract/IncludeGraph.h"
#include "Facts/Facts.h"
#include "Model/Model.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace clang {
class ASTContext;
} // namespace clang

namespace portcullis {

/// Reads the main file's and the project's own declarations (what does not
/// stand in a system header). To be called once the unit is parsed.
/// \p Includes: of the unit; those of an AST file that are not there count only
/// as far as Clang keeps them. \p Errors: where they are, if that is known; if
/// not, and there are any, they may be everywhere.
TuFacts
extractFacts(clang::ASTContext &Context, const ModelSet &Models,
             const IncludeGraph &Includes,
             std::optional<llvm::ArrayRef<clang::SourceLocation>> Errors);

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_EXTRACT_H
