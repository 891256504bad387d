//===- Main.cpp - The portcullis command ----------------------------------===//

#include "Commands.h"
#include "Support/Output.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/InitLLVM.h"

using namespace portcullis;

static llvm::Expected<int> run(llvm::ArrayRef<const char *> Arguments) {
  llvm::Expected<std::optional<Options>> Asked =
      parseOptions(Arguments, llvm::outs());
  if (!Asked)
    return Asked.takeError();
  const std::optional<Options> &Given = *Asked;
  if (!Given)
    return Clean;
  return Given->Verb == Command::Models ? runModels(*Given) : runScan(*Given);
}

int main(int Count, const char **Arguments) {
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
