//===- LargeStack.h - For what is nested deeply -----------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_LARGESTACK_H
#define PORTCULLIS_SUPPORT_LARGESTACK_H

#include "llvm/ADT/STLFunctionalExtras.h"

namespace portcullis {

/// Bytes of address space.
inline constexpr unsigned LargeStack = 256U << 20U;

/// Shortest event of a time trace, in microseconds, as in Clang's own.
inline constexpr unsigned TimeTraceGranularity = 500;

/// Runs \p Work with LargeStack bytes for what is nested deeply: thousands of
/// else-ifs, as generators write them. If this thread has not that much, it
/// waits for one that has.
void runOnLargeStack(llvm::function_ref<void()> Work);

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_LARGESTACK_H
