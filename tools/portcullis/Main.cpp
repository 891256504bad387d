//===- Main.cpp - The portcullis command ----------------------------------===//

#include "Commands.h"
#include "Support/Output.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/InitLLVM.h"
#include <cstdlib> // Says whether this is glibc.
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace portcullis;

static llvm::Expected<int> run(llvm::ArrayRef<const char *> Arguments) {
  llvm::Expected<std::optional<Options>> Asked =
      parseOptions(Arguments, llvm::outs());
  if (!Asked)
    return Asked.takeError();
  const std::optional<Options> &Given = *Asked;
  if (!Given)
    return Clean;
  switch (Given->Verb) {
  case Command::Scan:
    return runScan(*Given);
  case Command::Routes:
    return runRoutes(*Given);
  case Command::Models:
    return runModels(*Given);
  case Command::Plan:
    return runPlan(*Given);
  case Command::Facts:
    return runFacts(*Given);
  case Command::Link:
    return runLink(*Given);
  }
  llvm_unreachable("all commands are above");
}

/// Units are parsed on a thread of their own, for its large stack. There glibc
/// would get memory from the kernel in small steps; one arena that grows in
/// large ones saves 5 % of a scan (measured by bench/scan).
static void growMemoryInLargeSteps() {
#ifdef __GLIBC__
  static constexpr int Step = 32 << 20; // Bytes.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, Step);
  mallopt(M_TRIM_THRESHOLD, 4 * Step);
#endif
}

int main(int Count, const char **Arguments) {
  growMemoryInLargeSteps();
  llvm::InitLLVM Init(Count, Arguments);
  llvm::Expected<int> Code = run(llvm::ArrayRef(Arguments, Count).drop_front());
  llvm::Error Failed = Code ? llvm::Error::success() : Code.takeError();
  // Whatever the command: what could not be written was not said.
  Failed = llvm::joinErrors(std::move(Failed),
                            takeWriteError(llvm::outs(), "standard output"));
  const int Result = Failed ? CannotRun : *Code;
  llvm::logAllUnhandledErrors(std::move(Failed), llvm::errs(),
                              "portcullis: error: ");
  llvm::errs().clear_error(); // There is nobody left to tell.
  return Result;
}
