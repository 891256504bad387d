//===- SortUnique.h - Lists as sets -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_SORTUNIQUE_H
#define PORTCULLIS_SUPPORT_SORTUNIQUE_H

#include "llvm/ADT/STLExtras.h"

namespace portcullis {

/// Sorts \p All, and keeps one of each.
template <typename List> void sortUnique(List &All) {
  llvm::sort(All);
  All.erase(llvm::unique(All), All.end());
}

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_SORTUNIQUE_H
