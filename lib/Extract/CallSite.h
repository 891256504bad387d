//===- CallSite.h - A call being extracted ----------------------*- C++ -*-===//

#ifndef PORTCULLIS_EXTRACT_CALLSITE_H
#define PORTCULLIS_EXTRACT_CALLSITE_H

#include "Extract/BodyExtractor.h"

namespace portcullis {

struct BodyExtractor::Site {
  const clang::Expr &E;
  const clang::FunctionDecl *Callee = nullptr;
  const clang::Expr *Object = nullptr;
  const clang::Expr *CalledValue = nullptr; ///< Of an indirect call.
  llvm::SmallVector<const clang::Expr *, 4> Arguments;
  Call C = {};
  uint32_t Index = 0;       ///< Of C in the facts.
  bool IsStreaming = false; ///< `stream << value`
  bool IsOwn = false;       ///< The callee is the project's.
  /// Argument indexes whose later value a model describes; -1 the object.
  llvm::SmallVector<int, 2> Described;
};

/// Whether \p R speaks of a call with \p Written arguments.
inline bool fits(const Row &R, size_t Written) {
  return !R.Overridden && Written >= R.Arity && Written <= R.MaxArity;
}

/// Whether \p Method only gives access: it is const, or has a const twin, as
/// `begin`, `at` and `operator[]` have.
bool isAccessor(const clang::CXXMethodDecl &Method);

/// The function `Name(Left &, const Class &)` that argument-dependent look-up
/// finds for \p Class, or null.
const clang::FunctionDecl *operatorOf(const clang::CXXRecordDecl &Class,
                                      clang::DeclarationName Name);

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_CALLSITE_H
