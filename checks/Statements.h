//===- Statements.h - Taking statements out ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_STATEMENTS_H
#define PORTCULLIS_CHECKS_STATEMENTS_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include <optional>

namespace portcullis {

/// Takes out the statement that is the call at \p Where and nothing more, if
/// it stands in a block by itself, in no macro.
std::optional<Fix> dropCall(const Program &P, const Span &Where,
                            llvm::StringRef Description);

/// Takes out the statement `target = value;`, \p Target being at its begin;
/// the value may not call anything.
std::optional<Fix> dropAssignment(const Program &P, const Span &Target,
                                  llvm::StringRef Description);

/// Takes the element `{"key", value}`, the value at \p Value, out of a list in
/// braces that has others.
std::optional<Fix> dropPair(const Program &P, const Span &Value,
                            llvm::StringRef Description);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_STATEMENTS_H
