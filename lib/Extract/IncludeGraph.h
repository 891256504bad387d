//===- IncludeGraph.h - Which files of a project include which --*- C++ -*-===//

#ifndef PORTCULLIS_EXTRACT_INCLUDEGRAPH_H
#define PORTCULLIS_EXTRACT_INCLUDEGRAPH_H

#include "clang/Basic/FileEntry.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace clang {
class Preprocessor;
class SourceManager;
} // namespace clang

namespace portcullis {

/// The path of \p File from the root, without "." and "..".
std::string pathFromRoot(const clang::SourceManager &SM,
                         clang::FileEntryRef File);

/// All includes of a unit, but for those of system headers. Clang itself keeps
/// for each file only the first include, and which one that is depends on the
/// order of all others. Files are what pathFromRoot() says.
class IncludeGraph {
public:
  /// Adds what \p PP includes from now on; must outlive it.
  void listenTo(clang::Preprocessor &PP);
  void add(llvm::StringRef By, llvm::StringRef Included);

  /// Adds to \p Files what they include, and what that includes.
  void addIncluded(llvm::StringSet<> &Files) const;

private:
  class Callbacks;
  llvm::StringMap<llvm::StringSet<>> Included; ///< By who includes it.
};

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_INCLUDEGRAPH_H
