//===- Artifact.h - Files in SARIF ------------------------------*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_ARTIFACT_H
#define PORTCULLIS_REPORT_ARTIFACT_H

#include "Support/JsonFwd.h"
#include "llvm/Support/Error.h"
#include <string>

namespace portcullis {

/// The artifactLocation of \p File (absolute): relative to \p Root if it lies
/// below it.
Json artifactLocation(llvm::StringRef Root, llvm::StringRef File);

/// The file that \p Location, an artifactLocation of ours, names: absolute.
llvm::Expected<std::string> fileAt(llvm::StringRef Root, const Json &Location);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_ARTIFACT_H
