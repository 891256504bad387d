//===- TidyConfig.h - What .clang-tidy files say ----------------*- C++ -*-===//
//
// They mean what they mean to clang-tidy: its own code reads them. Two things
// differ: where no file names a check of ours, all are on but those that it
// takes away; and what is wrong in a file is told, where clang-tidy goes on
// without it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_TIDYCONFIG_H
#define PORTCULLIS_DRIVER_TIDYCONFIG_H

#include "Driver/Settings.h"
#include "Report/Report.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang-tidy/GlobList.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <optional>

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

  /// Fails, with the file at fault, if one of those for \p File is broken, or
  /// on an option of ours that does not exist or has a wrong value.
  llvm::Expected<Settings> settings(llvm::StringRef File);

  /// What is said of files that were read so far: names of checks of ours that
  /// do not exist, which are passed over.
  llvm::ArrayRef<Notice> notices() const { return Notices; }

  /// Adds and removes the arguments that the files say for \p File.
  void adjust(clang::tooling::CompileCommand &Command, llvm::StringRef File);

private:
  struct FileConfig {
    clang::tidy::ClangTidyOptions Options;
    /// What is said, and by whom, from the weakest to the strongest.
    std::vector<clang::tidy::ClangTidyOptionsProvider::OptionsSource> Sources;
    std::unique_ptr<clang::tidy::CachedGlobList> Checks;
    std::optional<Settings> Known; ///< Once they were read without an error.
  };
  /// Reads files as clang-tidy does, and keeps what is wrong with the first
  /// broken one.
  class Provider : public clang::tidy::FileOptionsProvider {
  public:
    Provider(clang::tidy::ClangTidyOptions CommandLine, std::string &Broken);
  };
  FileConfig &configOf(llvm::StringRef File);
  /// \p Globs, those of \p Source, so that they say which of ours are on.
  std::string globsOf(llvm::StringRef Globs, llvm::StringRef Source);
  void noteUnknown(llvm::StringRef Glob, llvm::StringRef Source);

  std::string Checks;
  std::string Broken; ///< Place and error; empty if no file is broken.
  Provider Reader;
  std::vector<Notice> Notices;
  llvm::StringMap<FileConfig> Files;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_TIDYCONFIG_H
