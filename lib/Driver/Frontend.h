//===- Frontend.h - Runs Clang over a compile command -----------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_FRONTEND_H
#define PORTCULLIS_DRIVER_FRONTEND_H

#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace portcullis {

/// How Clang is to read a unit.
struct FrontendRun {
  const std::vector<std::string> &CommandLine; ///< See parseOnly().
  llvm::StringRef Directory;                   ///< In which the command runs.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk;
  clang::DiagnosticConsumer &Diagnostics; ///< Gets errors, but no warnings.
  /// Makes the last changes to what the command line says; may be null.
  std::function<void(clang::CompilerInvocation &)> Adjust = nullptr;
};

/// Runs what \p MakeAction makes as \p Run says, on a large stack. Whether it
/// came to its end without an error.
/// \pre Who calls bears that Clang may crash.
bool runFrontend(
    const FrontendRun &Run,
    llvm::function_ref<std::unique_ptr<clang::FrontendAction>()> MakeAction);

/// Has \p PP, which has read nothing, read over `#pragma GCC diagnostic`: it is
/// about warnings, which nobody sees, and for each Clang copies what it knows
/// of all of them.
void ignoreDiagnosticPragmas(clang::Preprocessor &PP);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_FRONTEND_H
