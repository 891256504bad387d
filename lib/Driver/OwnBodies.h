//===- OwnBodies.h - Which function bodies are parsed -----------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_OWNBODIES_H
#define PORTCULLIS_DRIVER_OWNBODIES_H

#include "Model/Model.h"
#include "clang/AST/DeclBase.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include <string>

namespace portcullis {

/// Whether \p Path (absolute) is outside of all \p OwnDirectories, if there
/// are any.
bool isForeign(llvm::ArrayRef<std::string> OwnDirectories,
               llvm::StringRef Path);

/// Tells the project's own functions from those of libraries, whose bodies are
/// not parsed: they stand in system headers, in headers outside of the
/// project's directories, or in classes that are modelled.
class OwnBodies {
public:
  /// Both must outlive it.
  OwnBodies(const ModelSet &Models, llvm::ArrayRef<std::string> OwnDirectories)
      : Models(Models), OwnDirectories(OwnDirectories) {}

  /// Whether the body of \p Function is not to be parsed.
  bool skips(const clang::Decl &Function);

private:
  const ModelSet &Models;
  llvm::ArrayRef<std::string> OwnDirectories;
  llvm::DenseMap<clang::FileID, bool> IsForeignFile;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_OWNBODIES_H
