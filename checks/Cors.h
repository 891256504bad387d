//===- Cors.h - What responses tell browsers about origins ------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_CORS_H
#define PORTCULLIS_CHECKS_CORS_H

#include "Link/Program.h"
#include <optional>

namespace portcullis {

/// A response header being set.
struct HeaderSet {
  uint32_t Call = 0;
  const Row *R = nullptr; ///< What says so.
  std::string Name;       ///< Lower case.
  NodeId Value = NoNode;  ///< NoNode: the text in FixedValue.
  std::string FixedValue; ///< What a library call sets it to.
  Location Where;
  bool ForAll = false; ///< Set for every response, not by a handler.
};

/// All of them, library defaults included.
std::vector<HeaderSet> responseHeaders(const Program &P);

/// How an allowed origin comes about.
struct OriginValue {
  enum Kind { Wildcard, Reflected, Null } What;
  Flow Way;            ///< Empty for what a library does by default.
  unsigned Guards = 0; ///< Tests on the way that do not suffice.
  const HeaderSet *Set;
};

/// The unsafe values that `Access-Control-Allow-Origin` is set to in
/// \p Headers.
std::vector<OriginValue> unsafeOrigins(const Program &P,
                                       llvm::ArrayRef<HeaderSet> Headers);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_CORS_H
