//===- TidyConfig.h - What .clang-tidy files say ----------------*- C++ -*-===//
//
// They mean what they mean to clang-tidy: its own code reads them. One thing
// differs: where no file says anything of our checks, all of them are on.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_TIDYCONFIG_H
#define PORTCULLIS_DRIVER_TIDYCONFIG_H

#include "Driver/Settings.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang-tidy/GlobList.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace portcullis {

class TidyConfig {
public:
  /// \p Checks are the globs of the command line, which come after those of
  /// the files; \p CommandLine are check options, which win over theirs.
  TidyConfig(llvm::StringRef Checks, const SettingMap &CommandLine);

  /// Whether the check called \p Id is on for \p File.
  bool isEnabled(llvm::StringRef Id, llvm::StringRef File);

  /// Whether findings in \p File, a header, are shown.
  bool showsHeader(llvm::StringRef File);

  /// Fails on an option of ours that does not exist or has a wrong value.
  llvm::Expected<Settings> settings(llvm::StringRef File);

  /// Adds and removes the arguments that the files say for \p File.
  void adjust(clang::tooling::CompileCommand &Command, llvm::StringRef File);

private:
  struct FileConfig {
    clang::tidy::ClangTidyOptions Options;
    std::unique_ptr<clang::tidy::CachedGlobList> Checks;
  };
  FileConfig &configOf(llvm::StringRef File);

  std::string Checks;
  clang::tidy::FileOptionsProvider Provider;
  llvm::StringMap<FileConfig> Files;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_TIDYCONFIG_H
