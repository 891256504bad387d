//===- Output.h - Writes whole files ----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_OUTPUT_H
#define PORTCULLIS_SUPPORT_OUTPUT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace portcullis {

/// Lets \p Write make the whole contents of \p Path; "-" is standard output. A
/// regular file changes at once or not at all, and keeps its mode; links are
/// followed. What cannot be replaced is written in place: a device or FIFO, a
/// file with several names or of another owner. The error names the file.
llvm::Error writeFile(llvm::StringRef Path,
                      llvm::function_ref<void(llvm::raw_ostream &)> Write);

/// What went wrong while \p Out was written, which is flushed first; its state
/// is cleared, for LLVM would end the process.
llvm::Error takeWriteError(llvm::raw_fd_ostream &Out, llvm::StringRef Path);

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_OUTPUT_H
