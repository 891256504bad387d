//===- Main.cpp - The portcullis command ----------------------------------===//

#include "Commands.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/InitLLVM.h"

using namespace portcullis;

int main(int Count, const char **Arguments) {
  llvm::InitLLVM Init(Count, Arguments);
  llvm::ExitOnError OrExit("portcullis: error: ", CannotRun);
  std::optional<Options> Asked = OrExit(parseOptions(
      llvm::ArrayRef(Arguments, Count).drop_front(), llvm::outs()));
  if (!Asked)
    return Clean;
  return OrExit(Asked->Verb == Command::Models ? runModels(*Asked)
                                               : runScan(*Asked));
}
