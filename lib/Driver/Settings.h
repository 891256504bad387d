//===- Settings.h - What a user may set -------------------------*- C++ -*-===//
//
// Plugin and driver read the same options: clang-tidy's CheckOptions called
// "portcullis.…". This file needs nothing of libclangTidy but the map.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_SETTINGS_H
#define PORTCULLIS_DRIVER_SETTINGS_H

#include "Check.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <map>

namespace portcullis {

/// Values by the name of their option, as they are written.
using SettingMap = std::map<std::string, std::string>;

struct Settings {
  CheckOptions ForChecks;
  std::vector<std::string> Rules; ///< `portcullis.Rules`: model directories.
  /// `portcullis.MinConfidence`: what is less certain is not shown.
  Precision MinConfidence = Precision::Low;
};

/// Reads our options among \p Given, which are those for \p File. A relative
/// directory is that of the nearest directory above the file that has it.
/// \p Complain is told of each option of ours that does not exist or has a
/// wrong value, by its name; its default stands.
Settings readSettings(
    const clang::tidy::ClangTidyOptions::OptionMap &Given, llvm::StringRef File,
    llvm::function_ref<void(llvm::StringRef Option, llvm::Error)> Complain);

/// Whether clang-tidy with \p Given shows findings in \p File, a header.
bool showsHeader(const clang::tidy::ClangTidyOptions &Given,
                 llvm::StringRef File);

/// The names of all our options.
llvm::ArrayRef<llvm::StringLiteral> settingNames();

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_SETTINGS_H
