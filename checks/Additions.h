//===- Additions.h - Adding to what a call begins ---------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_ADDITIONS_H
#define PORTCULLIS_CHECKS_ADDITIONS_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include <optional>

namespace portcullis {

/// Adds \p Code to what the call \p Begin makes: right behind it, or, if it
/// says \p Name, as a statement after the one that declares a variable for it,
/// \p Name replaced by the variable's.
std::optional<Edit> addTo(const Program &P, const Call &Begin,
                          llvm::StringRef Code, llvm::StringRef Name);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_ADDITIONS_H
