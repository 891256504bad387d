//===- Pages.h - The checks' pages --------------------------------*- C++
//-*-===//

#ifndef PORTCULLIS_REPORT_PAGES_H
#define PORTCULLIS_REPORT_PAGES_H

#include "llvm/ADT/StringRef.h"

namespace portcullis {

/// The page docs/checks/<Id>.md, as Markdown; empty if there is none.
llvm::StringRef checkPage(llvm::StringRef Id);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_PAGES_H
