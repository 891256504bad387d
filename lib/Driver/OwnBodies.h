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

/// What tells the project's own code from that of libraries, which stands in
/// system headers, in headers outside of the project's directories, or in
/// classes that are modelled.
struct OwnCode {
  const ModelSet &Models;
  llvm::ArrayRef<std::string> Directories; ///< If none, all may be its own.
};

/// Tells whose function bodies are parsed in one unit: the project's own.
class OwnBodies {
public:
  explicit OwnBodies(const OwnCode &Own) : Own(Own) {}

  /// Whether the body of \p Function is not to be parsed.
  bool skips(const clang::Decl &Function);

private:
  const OwnCode Own;
  llvm::DenseMap<clang::FileID, bool> IsForeignFile;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_OWNBODIES_H
