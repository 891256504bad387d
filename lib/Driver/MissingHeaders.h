//===- MissingHeaders.h - Headers that no compile command finds -*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_MISSINGHEADERS_H
#define PORTCULLIS_DRIVER_MISSINGHEADERS_H

#include "Driver/Unit.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace portcullis {

/// One error for each header that some of \p Units lack, with the first place
/// that includes it, how many units lack it, and what could be missing: a
/// header below \p Root, the project's, lacks a directory to be looked for in.
std::vector<Notice> missingHeaders(llvm::ArrayRef<Unit> Units,
                                   llvm::StringRef Root);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_MISSINGHEADERS_H
