//===- LargeStack.cpp - For what is nested deeply -------------------------===//

#include "Support/LargeStack.h"
#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/thread.h"
#include <optional>

using namespace portcullis;

void portcullis::runOnLargeStack(llvm::function_ref<void()> Work) {
  static thread_local bool HasLargeStack = false;
  if (HasLargeStack)
    return Work();
  const bool IsTraced = llvm::timeTraceProfilerEnabled();
  llvm::thread Thread(std::optional<unsigned>(LargeStack), [&] {
    HasLargeStack = true;
    if (IsTraced)
      llvm::timeTraceProfilerInitialize(TimeTraceGranularity, "portcullis");
    Work();
    if (IsTraced)
      llvm::timeTraceProfilerFinishThread();
  });
  Thread.join();
}
